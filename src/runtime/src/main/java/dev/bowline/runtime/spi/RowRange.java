package dev.bowline.runtime.spi;

import dev.bowline.runtime.Dataset;

/** The rows {@code from} to {@code to} of a data set. */
record RowRange(Dataset data, int from, int to) {
  static RowRange all(Dataset data) {
    return new RowRange(data, 0, data.rows());
  }

  int rows() {
    return to - from;
  }
}
