package dev.bowline.catalog;

import java.util.List;
import java.util.Set;

/**
 * A penalty on an activity: the argument {@code weight} times the squared Frobenius norm of the
 * Jacobian of what a layer gives with respect to what it gets, as a mean over the rows of a batch.
 * The layer's activation must be {@link Elementwise}. Rifai et al. 2011, Contractive auto-encoders.
 */
public record ContractionPenalty(String name, List<ArgumentSpec> arguments, String summary)
    implements Regularizer {

  /** The argument that it has. */
  public static final String WEIGHT = "weight";

  @Override
  public Set<Place> places() {
    return Set.of(Place.ACTIVITY);
  }
}
