package dev.bowline.catalog;

import dev.bowline.expr.Expr;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A penalty on an activity that is the sum over the units of a formula of {@link Symbols#MEAN},
 * what the unit gives on the average of the batch's rows.
 *
 * @param domain the means for which it is made; outside it neither changes nor has a slope
 * @param value the number for a unit
 * @param slope its derivative
 */
public record MeanPenalty(
    String name,
    List<ArgumentSpec> arguments,
    String summary,
    Range domain,
    Function<Arguments, Expr> value,
    Function<Arguments, Expr> slope)
    implements Regularizer {

  @Override
  public Set<Place> places() {
    return Set.of(Place.ACTIVITY);
  }
}
