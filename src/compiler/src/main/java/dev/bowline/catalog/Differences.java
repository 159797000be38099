package dev.bowline.catalog;

import static dev.bowline.catalog.Losses.EPSILON;
import static dev.bowline.catalog.Losses.mean;
import static dev.bowline.catalog.Symbols.T;
import static dev.bowline.catalog.Symbols.Y;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.ZERO;
import static dev.bowline.expr.Exprs.abs;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.log;
import static dev.bowline.expr.Exprs.log1p;
import static dev.bowline.expr.Exprs.max;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sign;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.tanh;

import dev.bowline.catalog.Loss.Extent;
import dev.bowline.catalog.Loss.Form;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Losses that are a mean over functions of an element's error. */
final class Differences {
  private static final Expr ERROR = sub(Y, T);

  static final List<Loss> ALL =
      List.of(
          of(
              "mean_squared_error",
              List.of("mse"),
              "mean over j of (y_j - t_j)^2",
              Range.ANY,
              mean(square(ERROR), mul(number(2), ERROR))),
          of(
              "mean_absolute_error",
              List.of("mae"),
              "mean over j of |y_j - t_j|",
              Range.ANY,
              mean(abs(ERROR), sign(ERROR))),
          of(
              "mean_absolute_percentage_error",
              List.of("mape"),
              "100 times the mean over j of |y_j - t_j| / max(|t_j|, 1e-7)",
              Range.ANY,
              percentage()),
          of(
              "mean_squared_logarithmic_error",
              List.of("msle"),
              "mean over j of (ln(1 + max(y_j, 1e-7)) - ln(1 + max(t_j, 1e-7)))^2",
              Range.NOT_NEGATIVE,
              logarithmic()),
          new Loss(
              "huber",
              List.of(),
              LossArguments.with(
                  ArgumentSpec.real(
                      "delta", Range.POSITIVE, "1", "the error from which on it grows evenly")),
              "mean over j of (y_j - t_j)^2 / 2 where |y_j - t_j| is at most delta, of"
                  + " delta |y_j - t_j| - delta^2 / 2 elsewhere",
              Range.ANY,
              Extent.ELEMENTS,
              a -> huber(a.real("delta")),
              Map.of()),
          of(
              "log_cosh",
              List.of(),
              "mean over j of ln(cosh(y_j - t_j)), as |e| + ln(1 + exp(-2 |e|)) - ln(2) of the"
                  + " error e",
              Range.ANY,
              logCosh()),
          of(
              "poisson",
              List.of(),
              "mean over j of y_j - t_j ln(y_j + 1e-7)",
              Range.NOT_NEGATIVE,
              mean(sub(Y, mul(T, log(add(Y, EPSILON)))), sub(ONE, div(T, add(Y, EPSILON))))));

  private Differences() {}

  private static Loss of(
      String name, List<String> aliases, String summary, Range domain, Form form) {
    Function<Arguments, Form> always = a -> form;
    return new Loss(
        name, aliases, LossArguments.with(), summary, domain, Extent.ELEMENTS, always, Map.of());
  }

  private static Form percentage() {
    Expr part = max(abs(T), EPSILON);
    Expr hundred = number(100);
    return mean(div(mul(hundred, abs(ERROR)), part), div(mul(hundred, sign(ERROR)), part));
  }

  /** Outputs below the clip change nothing. */
  private static Form logarithmic() {
    Expr distance = sub(log1p(max(Y, EPSILON)), log1p(max(T, EPSILON)));
    Expr slope = div(mul(number(2), distance), add(Y, ONE));
    return mean(square(distance), select(Y, Relation.GREATER, EPSILON, slope, ZERO));
  }

  private static Form huber(double delta) {
    Expr near = mul(number(0.5), square(ERROR));
    Expr far = sub(mul(number(delta), abs(ERROR)), number(delta * delta / 2));
    return mean(
        select(abs(ERROR), Relation.AT_MOST, number(delta), near, far),
        Formulas.clip(ERROR, -delta, delta));
  }

  /** The same function as e + softplus(-2e) - ln 2, which overflows nowhere. */
  private static Form logCosh() {
    Expr size = abs(ERROR);
    Expr rest = Formulas.softplusOfMinusAbs(mul(number(2), ERROR));
    return mean(sub(add(size, rest), number(Math.log(2))), tanh(ERROR));
  }
}
