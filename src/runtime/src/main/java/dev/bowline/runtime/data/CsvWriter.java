package dev.bowline.runtime.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes one row a line, the numbers separated by commas, no header. */
final class CsvWriter {
  private CsvWriter() {}

  static void write(RowParts parts, OutputStream out) throws IOException {
    for (Optional<Samples> part = parts.next(); part.isPresent(); part = parts.next()) {
      write(part.get(), out);
    }
  }

  private static void write(Samples samples, OutputStream out) throws IOException {
    int size = samples.size();
    StringBuilder line = new StringBuilder();
    for (int n = 0; n < samples.rows(); n++) {
      line.setLength(0);
      for (int i = 0; i < size; i++) {
        line.append(i == 0 ? "" : ",").append(samples.values()[n * size + i]);
      }
      line.append('\n');
      out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }
}
