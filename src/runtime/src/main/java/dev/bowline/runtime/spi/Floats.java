package dev.bowline.runtime.spi;

/**
 * Functions of single precision that the JIT compiler makes vector code of, inside a loop over an
 * array: no calls, no branches. The polynomials are best approximations on their intervals, found
 * by weighted least squares.
 */
public final class Floats {
  /** From here on the hyperbolic tangent is 1 in single precision. */
  private static final float TANH_IS_ONE = 9.01f;

  /** From here on the error function is 1 in single precision. */
  private static final float ERF_IS_ONE = 3.92f;

  private Floats() {}

  /** The hyperbolic tangent, to 6 units in the last place. */
  public static float tanh(float x) {
    float a = Math.max(-TANH_IS_ONE, Math.min(TANH_IS_ONE, x));
    float z = a * a;
    float p = -8.462267e-14f * z + 5.267832e-11f;
    p = p * z - 2.0204553e-8f;
    p = p * z + 1.1149276e-5f;
    p = p * z + 0.0031034786f;
    p = p * z + 0.13083583f;
    p = p * z + 1f;
    float q = 0.00025454475f * z + 0.024493279f;
    q = q * z + 0.4641691f;
    q = q * z + 1f;
    return a * p / q;
  }

  /** {@code 1 / (1 + e^-x)}, to an absolute error of 2e-7. */
  public static float sigmoid(float x) {
    return 0.5f * tanh(0.5f * x) + 0.5f;
  }

  /** The natural logarithm of a number from 1/2 to 1: {@code 2 artanh((x - 1) / (x + 1))}. */
  public static float logUpperHalf(float x) {
    float s = (x - 1f) / (x + 1f);
    float z = s * s;
    float p = 0.21800347f * z + 0.17145456f;
    p = p * z + 0.22301766f;
    p = p * z + 0.28568384f;
    p = p * z + 0.40000054f;
    p = p * z + 0.6666667f;
    return s * z * p + (s + s);
  }

  /** The error function, to 8 units in the last place; from 3.92 on it is 1. */
  public static float erf(float x) {
    float a = Math.max(-ERF_IS_ONE, Math.min(ERF_IS_ONE, x));
    float z = a * a;
    float p = 2.0500854e-6f * z + 0.0002848806f;
    p = p * z + 0.0037655602f;
    p = p * z + 0.052748542f;
    p = p * z + 0.19040526f;
    p = p * z + 1.1283791f;
    float q = 3.8091584e-5f * z + 0.0011625203f;
    q = q * z + 0.014969103f;
    q = q * z + 0.1141086f;
    q = q * z + 0.502075f;
    q = q * z + 1f;
    // What is lost in rounding must not keep it from 1.
    return Math.max(-1f, Math.min(1f, a * p / q * 1.0000001f));
  }
}
