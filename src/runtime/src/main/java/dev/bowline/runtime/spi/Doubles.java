package dev.bowline.runtime.spi;

/** Functions of double precision that {@link Math} lacks. */
public final class Doubles {
  /** From here on the error function is 1 in double precision. */
  private static final double ERF_IS_ONE = 6;

  private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;

  /** Products of {@code 1 - 0.96^i / 2}; beyond the last one the factors are 1 in a double. */
  private static final double[] RISING = new double[1000];

  static {
    RISING[0] = 1;
    for (int i = 1; i < RISING.length; i++) {
      RISING[i] = RISING[i - 1] * (1 - 0.5 * Math.pow(0.96, i));
    }
  }

  private Doubles() {}

  /**
   * The error function, to some units in the last place: {@code 2 / sqrt(pi) e^(-x^2)} times the
   * sum over n of {@code 2^n x^(2n+1) / (1 * 3 * ... * (2n+1))} (Abramowitz and Stegun, 7.1.6),
   * whose terms all have one sign.
   */
  public static double erf(double x) {
    if (Math.abs(x) >= ERF_IS_ONE) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    // The last digits may lead beyond the ends.
    return Math.max(-1, Math.min(1, TWO_OVER_ROOT_PI * Math.exp(-x * x) * sum));
  }

  /** The product of {@code 1 - 0.96^i / 2} over i from 1 to a whole number: nadam's warm-up. */
  public static double risingProduct(double last) {
    return RISING[(int) Math.min(last, RISING.length - 1)];
  }
}
