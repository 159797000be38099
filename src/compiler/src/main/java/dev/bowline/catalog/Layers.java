package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.R;
import static dev.bowline.catalog.Symbols.X;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.select;

import dev.bowline.catalog.Noise.Draw;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import java.util.List;

/** The layer kinds. */
final class Layers {
  /** Where selu falls to: minus its scale times its alpha. */
  private static final double SELU_FLOOR = -1.7580993408473766;

  private static final ArgumentSpec RATE =
      ArgumentSpec.required("rate", new ArgumentType.Real(Range.RATE), "the probability");

  static final StructuralLayer DENSE =
      new StructuralLayer(
          "dense",
          List.of(
              ArgumentSpec.required(
                  "units", new ArgumentType.Whole(Range.SIZE), "the size of the output"),
              ArgumentSpec.of(
                  "activation",
                  new ArgumentType.Named(Family.ACTIVATION),
                  "linear",
                  "applied to the sums"),
              ArgumentSpec.flag("use_bias", true, "whether a learned number is added"),
              ArgumentSpec.of(
                  "kernel_initializer",
                  new ArgumentType.Named(Family.INITIALIZER),
                  "glorot_uniform",
                  "the kernel's first values"),
              ArgumentSpec.of(
                  "bias_initializer",
                  new ArgumentType.Named(Family.INITIALIZER),
                  "zeros",
                  "the bias's first values"),
              optional("kernel_regularizer", Family.REGULARIZER, "a penalty on the kernel"),
              optional("bias_regularizer", Family.REGULARIZER, "a penalty on the bias"),
              optional("activity_regularizer", Family.REGULARIZER, "a penalty on the output"),
              optional("kernel_constraint", Family.CONSTRAINT, "what the kernel must keep"),
              optional("bias_constraint", Family.CONSTRAINT, "what the bias must keep")),
          "",
          "y = activation(x kernel + bias); kernel is [inputs][units]");

  static final StructuralLayer ACTIVATION =
      new StructuralLayer(
          "activation",
          List.of(
              ArgumentSpec.required(
                  "activation", new ArgumentType.Named(Family.ACTIVATION), "what to apply")),
          "",
          "an activation as a layer of its own");

  static final StructuralLayer FLATTEN =
      new StructuralLayer("flatten", List.of(), "", "all axes become one, row-major");

  static final StructuralLayer RESHAPE =
      new StructuralLayer("reshape", List.of(), "dims", "the same numbers, row-major, as [dims]");

  static final List<LayerKind> ALL =
      List.of(
          DENSE,
          ACTIVATION,
          noise(
              "dropout",
              "an element becomes 0 with probability rate; the others are divided by 1 - rate",
              rate -> ZERO,
              rate -> mul(X, number(1 / (1 - rate))),
              rate -> number(1 / (1 - rate))),
          new Noise(
              "gaussian_noise",
              List.of(
                  ArgumentSpec.required(
                      "stddev", new ArgumentType.Real(Range.FRACTION), "its standard deviation")),
              "adds a normal number of mean 0 and deviation stddev",
              Draw.NORMAL,
              a -> add(X, mul(number(a.real("stddev")), R)),
              a -> ONE),
          new Noise(
              "gaussian_dropout",
              List.of(RATE),
              "multiplies by a normal number of mean 1 and deviation sqrt(rate / (1 - rate))",
              Draw.NORMAL,
              a -> mul(X, factor(a)),
              Layers::factor),
          new Noise(
              "alpha_dropout",
              List.of(RATE),
              "an element becomes -1.7580993408473766 = d, what selu falls to, with probability rate;"
                  + " then y = a x + b with a = ((1 - rate)(1 + rate d^2))^(-1/2), b = -a rate d,"
                  + " which keeps mean 0 and deviation 1",
              Draw.UNIFORM,
              a -> {
                double rate = a.real("rate");
                double scale = selfNormalizing(rate);
                Expr shift = number(-scale * rate * SELU_FLOOR);
                return split(
                    rate,
                    add(number(scale * SELU_FLOOR), shift),
                    kept -> add(mul(number(scale), X), shift));
              },
              a -> {
                double rate = a.real("rate");
                return split(rate, ZERO, kept -> number(selfNormalizing(rate)));
              }),
          noise(
              "masking_noise",
              "an element becomes 0 with probability rate; the others stay",
              rate -> ZERO,
              rate -> X,
              rate -> ONE),
          noise(
              "salt_and_pepper",
              "an element becomes 0 or 1, each with probability rate / 2",
              rate -> select(R, Relation.LESS, number(rate / 2), ZERO, ONE),
              rate -> X,
              rate -> ONE),
          FLATTEN,
          RESHAPE);

  private Layers() {}

  private static ArgumentSpec optional(String name, Family family, String meaning) {
    return ArgumentSpec.optional(name, new ArgumentType.Named(family), meaning);
  }

  private static Expr factor(Arguments given) {
    double rate = given.real("rate");
    return add(ONE, mul(number(Math.sqrt(rate / (1 - rate))), R));
  }

  /** What brings the deviation back to 1. */
  private static double selfNormalizing(double rate) {
    return 1 / Math.sqrt((1 - rate) * (1 + rate * SELU_FLOOR * SELU_FLOOR));
  }

  private interface OfRate {
    Expr at(double rate);
  }

  /** One that replaces an element with probability rate, where r is below it. */
  private static Noise noise(
      String name, String summary, OfRate replaced, OfRate kept, OfRate keptDerivative) {
    return new Noise(
        name,
        List.of(RATE),
        summary,
        Draw.UNIFORM,
        a -> split(a.real("rate"), replaced.at(a.real("rate")), kept),
        a -> split(a.real("rate"), ZERO, keptDerivative));
  }

  private static Expr split(double rate, Expr replaced, OfRate kept) {
    return select(R, Relation.LESS, number(rate), replaced, kept.at(rate));
  }
}
