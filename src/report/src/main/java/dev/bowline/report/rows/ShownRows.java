package dev.bowline.report.rows;

import dev.bowline.runtime.Dataset;
import java.util.Optional;

/**
 * Some rows of a data set, spread evenly over it.
 *
 * @param x the input, [rows][size]
 * @param target what it should become, of the same shape; the same array if that is itself
 */
public record ShownRows(float[] x, float[] target, int rows, int size) {
  /** Of the rows that are trained on; {@code split} is the last fraction, which is not. */
  public static ShownRows training(Dataset data, double split, int most) {
    int rows = data.validation().isPresent() ? data.rows() : data.trainingRows(split);
    return spread(data, 0, rows, most);
  }

  /** Of the rows that are never trained on, if there are any. */
  public static Optional<ShownRows> validation(Dataset data, double split, int most) {
    if (data.validation().isPresent()) {
      Dataset validation = data.validation().get();
      return Optional.of(spread(validation, 0, validation.rows(), most));
    }
    int start = data.trainingRows(split);
    return start == data.rows()
        ? Optional.empty()
        : Optional.of(spread(data, start, data.rows(), most));
  }

  /** Whether rows are to become something else than themselves. */
  public boolean hasTarget() {
    return x != target;
  }

  private static ShownRows spread(Dataset data, int from, int to, int most) {
    int rows = Math.min(most, to - from);
    int[] numbers = new int[rows];
    for (int row = 0; row < rows; row++) {
      numbers[row] = from + (int) ((long) row * (to - from) / rows);
    }
    Dataset shown = data.pick(numbers);
    return new ShownRows(shown.x(), shown.target(), rows, shown.size());
  }
}
