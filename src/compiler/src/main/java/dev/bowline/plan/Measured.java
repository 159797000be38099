package dev.bowline.plan;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.RowProgram;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.plan.shape.RowProcedure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A loss at the end of a network, and its row programs.
 *
 * @param outcome what the variables of the form stand for
 * @param width how many elements belong together
 * @param scale what the loss of each such part of a row counts
 */
record Measured(
    Choice<Loss> loss, Loss.Form form, Map<String, Value> outcome, int width, double scale) {
  /** The loss's number for each row. */
  RowWork value(RowWork.Result result) {
    return work(
        "measure " + loss.name(),
        loss.name() + " of each row: " + loss.entry().summary() + ".",
        form.value(),
        Programs.read(form.value(), outcome),
        scaled(),
        Optional.of(result));
  }

  /** What each element contributes to the loss's number. */
  RowWork contributions(Value contributions) {
    RowProgram program = Contributions.of(form.value());
    Map<String, Value> values = Programs.read(program, outcome);
    values.put(Contributions.PART, contributions);
    return work(
        "explain " + loss.name(),
        "What each element contributes to " + loss.name() + ".",
        program,
        values,
        scaled(),
        Optional.empty());
  }

  /** The loss's derivative, times the row's share of the batch's loss. */
  RowWork gradient(Value dx) {
    Map<String, Value> values = Programs.read(form.gradient(), outcome);
    values.put(Symbols.DX, dx);
    Expr share = Exprs.variable(RowProcedure.ROW_SHARE);
    return work(
        "differentiate " + loss.name(),
        "The derivative of "
            + loss.name()
            + " in each row, times what the row counts in the batch's loss.",
        form.gradient(),
        values,
        Optional.of(scale == 1 ? share : Exprs.mul(share, Exprs.number(scale))),
        Optional.empty());
  }

  private Optional<Expr> scaled() {
    return scale == 1 ? Optional.empty() : Optional.of(Exprs.number(scale));
  }

  private RowWork work(
      String words,
      String comment,
      RowProgram program,
      Map<String, Value> values,
      Optional<Expr> factor,
      Optional<RowWork.Result> result) {
    return new RowWork(
        words, List.of(comment), program, values, width, factor, Optional.empty(), result);
  }
}
