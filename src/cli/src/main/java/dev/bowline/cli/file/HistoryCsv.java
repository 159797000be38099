package dev.bowline.cli.file;

import dev.bowline.runtime.History;
import dev.bowline.runtime.data.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A training's history as a table: {@code epoch} from 1, then a column for each name. */
public final class HistoryCsv {
  private HistoryCsv() {}

  public static void write(Path file, History history) throws IOException {
    byte[] text = text(history).getBytes(StandardCharsets.US_ASCII);
    AtomicFile.write(file, out -> out.write(text));
  }

  private static String text(History history) {
    StringBuilder text = new StringBuilder("epoch");
    history.names().forEach(name -> text.append(',').append(name));
    List<double[]> columns = history.names().stream().map(history::values).toList();
    for (int epoch = 0; epoch < history.epochs(); epoch++) {
      text.append('\n').append(epoch + 1);
      for (double[] column : columns) {
        text.append(',').append(column[epoch]);
      }
    }
    return text.append('\n').toString();
  }
}
