package dev.bowline.runtime.data;

import java.io.IOException;
import java.nio.file.Path;

/** Rows that can be gone through again and again, always the same ones in the same order. */
public interface RowSource {
  /** Rows that are in memory already; the name is for messages. */
  static RowSource of(Path name, Samples samples) {
    return new HeldRows(name, samples);
  }

  /** The same rows; reading them fails if the file changes from now on. */
  default RowSource steady() throws IOException {
    return new SteadyRows(this);
  }

  /** Where they are, for messages. */
  Path file();

  /**
   * Begins at the first row.
   *
   * @throws dev.bowline.runtime.InputException if the file is not what its name says, or is no
   *     longer what it was
   */
  RowReader open() throws IOException;

  /**
   * All rows at once.
   *
   * @throws dev.bowline.runtime.InputException if there are none, or more than an array holds
   */
  default Samples readAll() throws IOException {
    try (RowReader reader = open()) {
      return AllRows.of(file(), reader);
    }
  }
}
