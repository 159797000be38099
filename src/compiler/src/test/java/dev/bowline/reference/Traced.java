package dev.bowline.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * A number that remembers what it was computed from, so that the derivatives of a result with
 * respect to all that went into it follow by the chain rule, from its end to its beginning. No
 * derivative of a whole formula is written down here that could be wrong in the same way twice.
 */
final class Traced {
  private final Tape tape;
  private final double value;
  private final Traced first;
  private final double byFirst;
  private final Traced second;
  private final double bySecond;
  private double slope;

  /** All numbers of one computation, in their order. */
  static final class Tape {
    private final Arithmetic arithmetic;
    private final List<Traced> numbers = new ArrayList<>();

    Tape(Arithmetic arithmetic) {
      this.arithmetic = arithmetic;
    }

    /** Numbers that something is to be differentiated by. */
    Traced[] inputs(double[] values) {
      Traced[] inputs = new Traced[values.length];
      for (int j = 0; j < values.length; j++) {
        inputs[j] = new Traced(this, values[j], null, 0, null, 0);
      }
      return inputs;
    }

    /** The derivatives of a result with respect to inputs. */
    double[] gradient(Traced of, Traced[] inputs) {
      of.slope = 1;
      for (int i = numbers.size() - 1; i >= 0; i--) {
        Traced number = numbers.get(i);
        if (number.first != null) {
          number.first.add(number.slope * number.byFirst);
        }
        if (number.second != null) {
          number.second.add(number.slope * number.bySecond);
        }
      }
      double[] gradient = new double[inputs.length];
      for (int j = 0; j < inputs.length; j++) {
        gradient[j] = inputs[j].slope;
      }
      return gradient;
    }
  }

  private Traced(
      Tape tape, double value, Traced first, double byFirst, Traced second, double bySecond) {
    this.tape = tape;
    this.value = value;
    this.first = first;
    this.byFirst = byFirst;
    this.second = second;
    this.bySecond = bySecond;
    tape.numbers.add(this);
  }

  private void add(double part) {
    slope = tape.arithmetic.round(slope + tape.arithmetic.round(part));
  }

  double value() {
    return value;
  }

  private Traced of(double result, double derivative) {
    return new Traced(tape, tape.arithmetic.round(result), this, derivative, null, 0);
  }

  private Traced with(Traced other, double result, double byThis, double byOther) {
    return new Traced(tape, tape.arithmetic.round(result), this, byThis, other, byOther);
  }

  Traced plus(Traced other) {
    return with(other, value + other.value, 1, 1);
  }

  Traced minus(Traced other) {
    return with(other, value - other.value, 1, -1);
  }

  Traced times(Traced other) {
    return with(other, value * other.value, other.value, value);
  }

  Traced over(Traced other) {
    return with(other, value / other.value, 1 / other.value, -value / other.value / other.value);
  }

  Traced plus(double constant) {
    return of(value + constant, 1);
  }

  Traced minus(double constant) {
    return of(value - constant, 1);
  }

  /** The constant less this. */
  Traced from(double constant) {
    return of(constant - value, -1);
  }

  Traced times(double constant) {
    return of(value * constant, constant);
  }

  Traced log() {
    return of(Math.log(value), 1 / value);
  }

  Traced exp() {
    return of(Math.exp(value), Math.exp(value));
  }

  Traced root() {
    return of(Math.sqrt(value), 0.5 / Math.sqrt(value));
  }

  Traced power(double exponent) {
    double slope = exponent == 0 ? 0 : exponent * Math.pow(value, exponent - 1);
    return of(Math.pow(value, exponent), slope);
  }

  Traced sigmoid() {
    double y = 1 / (1 + Math.exp(-value));
    return of(y, y / (1 + Math.exp(value)));
  }

  /** ln(1 + e^x). */
  Traced softplus() {
    double y = value > 0 ? value + Math.log1p(Math.exp(-value)) : Math.log1p(Math.exp(value));
    return of(y, 1 / (1 + Math.exp(-value)));
  }

  Traced abs() {
    tape.arithmetic.passKink(value);
    return of(Math.abs(value), Math.signum(value));
  }

  /** What is exactly 0, behind a relu say, is so in any precision, however near the bound. */
  private void passBound(double bound) {
    if (value != 0) {
      tape.arithmetic.passKink(value - bound);
    }
  }

  /** The larger of this and a bound. */
  Traced atLeast(double bound) {
    passBound(bound);
    return of(Math.max(value, bound), value < bound ? 0 : 1);
  }

  /** The smaller of this and a bound. */
  Traced atMost(double bound) {
    passBound(bound);
    return of(Math.min(value, bound), value > bound ? 0 : 1);
  }
}
