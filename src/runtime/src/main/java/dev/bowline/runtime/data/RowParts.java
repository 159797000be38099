package dev.bowline.runtime.data;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Rows that are to be written, as they come to be: some, then some more. */
public interface RowParts {
  /** The next ones, of the same shape as those before; empty behind the last. */
  Optional<Samples> next() throws IOException;

  /** Rows that are all there. */
  static RowParts of(Samples samples) {
    Iterator<Samples> one = List.of(samples).iterator();
    return () -> one.hasNext() ? Optional.of(one.next()) : Optional.empty();
  }
}
