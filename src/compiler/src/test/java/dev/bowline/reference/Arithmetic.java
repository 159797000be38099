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
  private final double size;
  private double nearestKink = Double.POSITIVE_INFINITY;
  private int sides;

  private Arithmetic(SplittableRandom errors, double size) {
    this.errors = errors;
    this.size = size;
  }

  /** As exact as a double. */
  static Arithmetic exact() {
    return new Arithmetic(null, 0);
  }

  /** With random errors of a float's size. */
  static Arithmetic withFloatErrors(long seed) {
    return withErrors(seed, 1);
  }

  /** With random errors of so many times a float's size. */
  static Arithmetic withErrors(long seed, double times) {
    return new Arithmetic(new SplittableRandom(seed), times * HALF_ULP);
  }

  /** An elementary result as this arithmetic delivers it. */
  double round(double value) {
    return errors == null ? value : value * (1 + (2 * errors.nextDouble() - 1) * size);
  }

  /**
   * A function with a kink was taken so far from it. Exactly on the kink is no risk: only exact
   * zeros get there, and those are exact in any precision.
   */
  void passKink(double distance) {
    sides = 31 * sides + (int) Math.signum(distance);
    if (distance != 0) {
      nearestKink = Math.min(nearestKink, Math.abs(distance));
    }
  }

  /** A function that jumps was taken so far from the jump, as a part of its argument's scale. */
  void passJump(double distance, double scale) {
    passKink(distance == 0 ? 0 : distance / scale);
  }

  double nearestKink() {
    return nearestKink;
  }

  /** Of two runs that passed all kinks on the same sides, the same number. */
  int sides() {
    return sides;
  }
}
