package dev.bowline.reference;

import java.util.SplittableRandom;

/**
 * How the reference computes: exactly (that is, in double), or with a relative error of a float's
 * size added to each elementary result. Runs with errors show how far rounding may move a result of
 * this model on these numbers, which is what a computation in float may be allowed. It also keeps
 * how close a run came to a kink, beyond which rounding is no measure any more.
 */
final class Arithmetic {
  /** Half the distance from 1 to the next float: the largest relative error of one rounding. */
  private static final double HALF_ULP = 0x1p-24;

  private final SplittableRandom errors;
  private double nearestKink = Double.POSITIVE_INFINITY;

  private Arithmetic(SplittableRandom errors) {
    this.errors = errors;
  }

  /** As exact as a double. */
  static Arithmetic exact() {
    return new Arithmetic(null);
  }

  /** With random errors of a float's size. */
  static Arithmetic withFloatErrors(long seed) {
    return new Arithmetic(new SplittableRandom(seed));
  }

  /** An elementary result as this arithmetic delivers it. */
  double round(double value) {
    return errors == null ? value : value * (1 + (2 * errors.nextDouble() - 1) * HALF_ULP);
  }

  /**
   * A function with a kink was taken so far from it. Exactly on the kink is no risk: only exact
   * zeros get there, and those are exact in any precision.
   */
  void passKink(double distance) {
    if (distance != 0) {
      nearestKink = Math.min(nearestKink, Math.abs(distance));
    }
  }

  double nearestKink() {
    return nearestKink;
  }
}
