package dev.bowline.catalog;

import java.util.List;
import java.util.Set;

/**
 * A penalty on a kernel or an activity: the argument {@code factor} times the mean of the cosines,
 * without their signs, of the angles between two of its rows or columns, as {@code mode} says.
 */
public record AnglePenalty(String name, List<ArgumentSpec> arguments, String summary)
    implements Regularizer {
  /** The mode in which rows are compared; in the other one columns are. */
  static final String ROWS = "rows";

  @Override
  public Set<Place> places() {
    return Set.of(Place.KERNEL, Place.ACTIVITY);
  }

  /** Whether rows are compared. */
  public static boolean isOfRows(Arguments given) {
    return given.word("mode").equals(ROWS);
  }
}
