package dev.bowline.runtime.spi;

/** Functions of double precision that {@link Math} lacks. */
public final class Doubles {
  /** From here on the error function is 1 in double precision. */
  private static final double ERF_IS_ONE = 6;

  private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;

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
}
