package dev.bowline.runtime.spi;

import dev.bowline.runtime.Dataset;
import java.util.Optional;

/** Which rows are trained on, and which are evaluated after each epoch. */
record Split(RowRange training, Optional<RowRange> validation) {
  /** Validation data of its own wins over a fraction, which is taken from the end. */
  static Split of(Dataset data, double fraction) {
    if (data.validation().isPresent()) {
      return new Split(RowRange.all(data), data.validation().map(RowRange::all));
    }
    if (fraction == 0) {
      return new Split(RowRange.all(data), Optional.empty());
    }
    int rows = data.rows();
    int kept = data.trainingRows(fraction);
    if (kept == 0 || kept == rows) {
      throw new IllegalArgumentException(
          String.format(
              "validation split: expected rows on both sides, found %d for training and %d for"
                  + " validation (%s of %d rows)",
              kept, rows - kept, fraction, rows));
    }
    return new Split(new RowRange(data, 0, kept), Optional.of(new RowRange(data, kept, rows)));
  }
}
