package dev.bowline.catalog;

import java.util.List;
import java.util.Set;

/**
 * A penalty on an activity: the argument {@code weight} times the sum of the squares of all
 * covariances between two different units, over the rows of a batch.
 */
public record CovariancePenalty(String name, List<ArgumentSpec> arguments, String summary)
    implements Regularizer {

  @Override
  public Set<Place> places() {
    return Set.of(Place.ACTIVITY);
  }
}
