package dev.bowline.reference;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * How the reference computes: exactly (that is, in double), or with a relative error of a float's
 * size added to each elementary result. Runs with errors show how far rounding may move a result of
 * this model on these numbers, which is what a computation in float may be allowed. It also keeps
 * how close a run came to a kink, beyond which rounding is no measure any more.
 */
final class Arithmetic {
  /** Half the distance from 1 to the next float: the largest relative error of one rounding. */
  private static final double HALF_ULP = 0x1p-24;

  private final DoubleUnaryOperator rounding;
  private double nearestKink = Double.POSITIVE_INFINITY;
  private int sides;

  private Arithmetic(DoubleUnaryOperator rounding) {
    this.rounding = rounding;
  }

  /** As exact as a double. */
  static Arithmetic exact() {
    return new Arithmetic(value -> value);
  }

  /** With random errors of a float's size. */
  static Arithmetic withFloatErrors(long seed) {
    return withErrors(seed, 1);
  }

  /** With random errors of so many times a float's size. */
  static Arithmetic withErrors(long seed, double times) {
    SplittableRandom errors = new SplittableRandom(seed);
    double size = times * HALF_ULP;
    return new Arithmetic(value -> value * (1 + (2 * errors.nextDouble() - 1) * size));
  }

  /**
   * With a float's own errors, which can all go the same way: where each step takes the same from
   * many weights, as with clipped gradients, each is rounded alike.
   */
  static Arithmetic roundedToFloats() {
    return new Arithmetic(value -> (float) value);
  }

  /** An elementary result as this arithmetic delivers it. */
  double round(double value) {
    return rounding.applyAsDouble(value);
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
