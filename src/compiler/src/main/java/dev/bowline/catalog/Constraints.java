package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.NORM;
import static dev.bowline.catalog.Symbols.W;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.max;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;

import dev.bowline.expr.Expr;
import java.util.List;
import java.util.function.Function;

/** The constraints, as semantics.md section 5 of the design lists them. */
final class Constraints {
  /** Keras's backend epsilon. */
  private static final double EPSILON = 1e-7;

  private static final ArgumentSpec AXIS =
      ArgumentSpec.of(
          Constraint.AXIS,
          new ArgumentType.Whole(new Range(0, true, 1, true)),
          "0",
          "0: the norm of a kernel's column, all that one unit gets; 1: that of its row; a bias has"
              + " axis 0 only");

  static final List<Constraint> ALL =
      List.of(
          scaled(
              "max_norm",
              List.of(limit("max_value", "2", "the largest norm"), AXIS),
              "w = w min(norm, max_value) / (norm + 1e-7); norm = sqrt(sum of w^2 over the axis)",
              given -> Formulas.clip(NORM, 0, given.real("max_value"))),
          scaled(
              "unit_norm",
              List.of(AXIS),
              "w = w / (norm + 1e-7); norm = sqrt(sum of w^2 over the axis)",
              given -> ONE),
          new Constraint(
              "non_neg",
              List.of(),
              "w = max(w, 0)",
              given -> new Constraint.Form.Element(max(W, ZERO))),
          scaled(
              "min_max_norm",
              List.of(
                  limit("min_value", "0", "the smallest norm"),
                  limit("max_value", "1", "the largest norm"),
                  ArgumentSpec.real(
                      "rate", Range.FRACTION, "1", "how far a step goes towards them"),
                  AXIS),
              "w = w (rate min(max(norm, min_value), max_value) + (1 - rate) norm) / (norm + 1e-7);"
                  + " norm = sqrt(sum of w^2 over the axis)",
              Constraints::between));

  private Constraints() {}

  private static Expr between(Arguments given) {
    Expr clipped = Formulas.clip(NORM, given.real("min_value"), given.real("max_value"));
    double rate = given.real("rate");
    return rate == 1 ? clipped : add(mul(number(rate), clipped), mul(number(1 - rate), NORM));
  }

  private static ArgumentSpec limit(String name, String fallback, String meaning) {
    return ArgumentSpec.real(name, Range.NOT_NEGATIVE, fallback, meaning);
  }

  /** One that gives vectors the norm that a formula says. */
  private static Constraint scaled(
      String name, List<ArgumentSpec> arguments, String summary, Function<Arguments, Expr> wanted) {
    return new Constraint(
        name,
        arguments,
        summary,
        given ->
            new Constraint.Form.Scaled(
                Math.toIntExact(given.whole(Constraint.AXIS)),
                div(wanted.apply(given), add(NORM, number(EPSILON)))));
  }
}
