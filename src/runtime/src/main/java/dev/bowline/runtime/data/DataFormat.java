package dev.bowline.runtime.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the ending of a file's name says of its content. */
enum DataFormat {
  NPY(".npy"),
  CSV(".csv", ".csv.gz"),
  IDX("-ubyte", "-ubyte.gz", ".idx", ".idx.gz");

  /** All endings, for messages. */
  static final String ENDINGS = ".npy, .csv, .csv.gz, -ubyte, -ubyte.gz or .idx";

  private final List<String> endings;

  DataFormat(String... endings) {
    this.endings = List.of(endings);
  }

  static Optional<DataFormat> of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (DataFormat format : values()) {
      if (format.endings.stream().anyMatch(name::endsWith)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
