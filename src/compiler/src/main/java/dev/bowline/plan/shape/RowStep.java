package dev.bowline.plan.shape;

import dev.bowline.catalog.Noise;
import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.catalog.RowProgram.Sought;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import java.util.Optional;
import java.util.Set;

/**
 * One step of what is done with a row: formulas whose variables are arrays of elements, numbers of
 * the whole row, and random numbers of an element.
 */
public sealed interface RowStep {
  /** {@code array[j] = value} for each element. */
  record Each(String array, Expr value) implements RowStep {}

  /** {@code name = sum or maximum over the row of element}. */
  record Reduce(String name, Reduction reduction, Expr element) implements RowStep {}

  /** {@code name = value}, a number of the whole row. */
  record Let(String name, Expr value) implements RowStep {}

  /** {@code name =} what is sought in the row of an array; see the catalogue's row programs. */
  record Search(String name, Sought sought, String array, int count, Optional<Expr> level)
      implements RowStep {}

  /** {@code array[n] = value}, a result of the whole row. */
  record Result(String array, Expr value) implements RowStep {}

  /** {@code name =} a random number for each element. */
  record Draw(String name, Noise.Draw kind, String key) implements RowStep {}

  /** Its formula; a draw has none, nor have some searches. */
  default Optional<Expr> formula() {
    if (this instanceof Each each) {
      return Optional.of(each.value());
    }
    if (this instanceof Reduce reduce) {
      return Optional.of(reduce.element());
    }
    if (this instanceof Let let) {
      return Optional.of(let.value());
    }
    if (this instanceof Result result) {
      return Optional.of(result.value());
    }
    if (this instanceof Search search) {
      return search.level();
    }
    return Optional.empty();
  }

  /** What its formula mentions. */
  default Set<String> variables() {
    return formula().map(Exprs::variables).orElse(Set.of());
  }
}
