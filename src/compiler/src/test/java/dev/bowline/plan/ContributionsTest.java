package dev.bowline.plan;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.catalog.RowProgram;
import dev.bowline.catalog.RowProgram.Each;
import dev.bowline.catalog.RowProgram.Let;
import dev.bowline.catalog.RowProgram.Reduce;
import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Evaluator;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContributionsTest {
  private static final Expr TOTAL = Exprs.variable("total");
  private static final Expr TERM = Exprs.square(Exprs.sub(Symbols.Y, Symbols.T));

  @Test
  void aMultipleOfASumGivesEachElementTheMultipleOfItsTerm() {
    RowProgram loss =
        RowProgram.of(
            new Reduce("top", Reduction.MAX, Symbols.Y),
            new Reduce("total", Reduction.SUM, TERM),
            new Let(
                Symbols.LOSS,
                Exprs.neg(Exprs.div(Exprs.mul(Exprs.variable("top"), TOTAL), Symbols.SIZE))));
    List<RowProgram.Step> steps = Contributions.of(loss).steps();
    assertThat(steps).hasSize(2);
    Each each = (Each) steps.get(1);
    // -(3 (5 - 1)^2 / 4)
    assertThat(evaluate(each, Map.of("top", 3.0, "y", 5.0, "t", 1.0, "size", 4.0))).isEqualTo(-12);
  }

  @Test
  void aRootOfASumIsSharedOutInProportionToTheErrors() {
    RowProgram loss =
        RowProgram.of(
            new Reduce("total", Reduction.SUM, TERM), new Let(Symbols.LOSS, Exprs.sqrt(TOTAL)));
    List<RowProgram.Step> steps = Contributions.of(loss).steps();
    assertThat(steps).hasSize(4);
    Each each = (Each) steps.get(3);
    // Of a loss of 6: an error of 1 among errors of 3 in all.
    assertThat(
            evaluate(each, Map.of("y", 2.0, "t", 3.0, "loss", 6.0, "distance", 3.0, "size", 4.0)))
        .isEqualTo(2);
    // No errors at all: a quarter.
    assertThat(
            evaluate(each, Map.of("y", 2.0, "t", 2.0, "loss", 6.0, "distance", 0.0, "size", 4.0)))
        .isEqualTo(1.5);
  }

  @Test
  void aSumThatIsUsedTwiceIsNotSharedOutTermByTerm() {
    RowProgram loss =
        RowProgram.of(
            new Reduce("total", Reduction.SUM, TERM),
            new Let("root", Exprs.sqrt(TOTAL)),
            new Let(Symbols.LOSS, Exprs.mul(Exprs.variable("root"), TOTAL)));
    assertThat(Contributions.of(loss).steps()).hasSize(5);
  }

  private static double evaluate(Each each, Map<String, Double> known) {
    return Evaluator.evaluate(each.value(), known);
  }
}
