package dev.bowline.catalog;

import dev.bowline.expr.Expr;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A penalty that is the sum of one number for each element. That on an activity is divided by the
 * rows of the batch, that on weights is not.
 *
 * @param value the number for an element {@link Symbols#W}
 * @param slope its derivative
 */
public record ElementPenalty(
    String name,
    List<ArgumentSpec> arguments,
    String summary,
    Function<Arguments, Expr> value,
    Function<Arguments, Expr> slope)
    implements Regularizer {

  @Override
  public Set<Place> places() {
    return Set.of(Place.values());
  }
}
