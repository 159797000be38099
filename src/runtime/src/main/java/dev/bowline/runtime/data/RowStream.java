package dev.bowline.runtime.data;

import java.util.Optional;

/**
 * Rows that are not held in memory, but read in each pass through them.
 *
 * @param target what to reconstruct, row by row; empty if that are the rows themselves
 * @param window how many rows are in memory at once, from 1
 */
public record RowStream(RowSource rows, Optional<RowSource> target, int window) {
  /** Checks the window. */
  public RowStream {
    if (window < 1) {
      throw new IllegalArgumentException("window: expected at least 1 row, found " + window);
    }
  }
}
