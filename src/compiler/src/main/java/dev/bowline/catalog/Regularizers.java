package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.W;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.abs;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.sign;
import static dev.bowline.expr.Exprs.square;

import dev.bowline.expr.Expr;
import java.util.List;

/** The regularisers, as semantics.md section 4 of the design lists them. */
final class Regularizers {
  static final List<Regularizer> ALL =
      List.of(
          penalty("l1", "the sum of l1 |w|", "0.01", "0"),
          penalty("l2", "the sum of l2 w^2", "0", "0.01"),
          penalty("l1_l2", "the sum of l1 |w| + l2 w^2", "0", "0"));

  private Regularizers() {}

  /** One that takes those of l1 and l2 which its name names. */
  private static Regularizer penalty(String name, String summary, String l1, String l2) {
    List<ArgumentSpec> arguments =
        List.of(weight("l1", l1), weight("l2", l2)).stream()
            .filter(argument -> name.contains(argument.name()))
            .toList();
    return new ElementPenalty(
        name,
        arguments,
        summary,
        given -> sum(given, abs(W), square(W)),
        given -> sum(given, sign(W), mul(number(2), W)));
  }

  static ArgumentSpec weight(String name, String fallback) {
    return ArgumentSpec.real(name, Range.NOT_NEGATIVE, fallback, "its weight");
  }

  private static Expr sum(Arguments given, Expr first, Expr second) {
    Expr ofFirst = times(given.optionalReal("l1").orElse(0.0), first);
    Expr ofSecond = times(given.optionalReal("l2").orElse(0.0), second);
    if (ofSecond.equals(ZERO)) {
      return ofFirst;
    }
    return ofFirst.equals(ZERO) ? ofSecond : add(ofFirst, ofSecond);
  }

  private static Expr times(double weight, Expr value) {
    return weight == 0 ? ZERO : mul(number(weight), value);
  }
}
