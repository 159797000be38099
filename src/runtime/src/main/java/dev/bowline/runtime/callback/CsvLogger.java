package dev.bowline.runtime.callback;

import dev.bowline.runtime.Callback;
import dev.bowline.runtime.RunningTraining;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes a line for each epoch, as Keras's {@code CSVLogger}: {@code epoch} from 0, then what the
 * first epoch reported, by name; if it has no {@code val_} value, columns for them as well. What an
 * epoch does not report is {@code NA}. The methods that set something return the callback itself.
 */
public final class CsvLogger implements Callback {
  private final Path file;
  private String separator = ",";
  private boolean appending;

  private RunningTraining training;
  private List<String> columns = List.of();

  public CsvLogger(String filename) {
    file = Path.of(filename);
  }

  /** What stands between two values; a comma if nothing is said. */
  public CsvLogger separator(String separator) {
    this.separator = separator;
    return this;
  }

  /** Goes on with a file that is there; its heading stays. */
  public CsvLogger append() {
    appending = true;
    return this;
  }

  @Override
  public void begin(RunningTraining training) {
    this.training = training;
    columns = List.of();
  }

  @Override
  public void epochFinished(int epoch, Map<String, Double> values) {
    try {
      if (columns.isEmpty()) {
        start(values.keySet());
      }
      List<String> cells = new ArrayList<>(List.of(Integer.toString(epoch - 1)));
      for (String column : columns) {
        cells.add(values.containsKey(column) ? values.get(column).toString() : "NA");
      }
      write(cells, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(columns.size());
    for (String column : columns) {
      out.writeUTF(column);
    }
    out.writeLong(columns.isEmpty() ? 0 : Files.size(file));
  }

  /** Lines of epochs behind the checkpoint are taken back: they are going to come again. */
  @Override
  public void restore(DataInput in) throws IOException {
    List<String> read = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      read.add(in.readUTF());
    }
    long size = in.readLong();
    if (read.isEmpty()) {
      return;
    }
    if (!Files.exists(file) || Files.size(file) < size) {
      training.say(file + " has lost lines since the checkpoint; it begins anew");
      return;
    }
    columns = List.copyOf(read);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  private void start(Iterable<String> names) throws IOException {
    TreeSet<String> sorted = new TreeSet<>();
    names.forEach(sorted::add);
    columns = new ArrayList<>(sorted);
    if (sorted.stream().noneMatch(name -> name.startsWith("val_"))) {
      sorted.forEach(name -> columns.add("val_" + name));
    }
    boolean headed = appending && Files.exists(file) && Files.size(file) > 0;
    if (!headed) {
      List<String> heading = new ArrayList<>(List.of("epoch"));
      heading.addAll(columns);
      write(heading, StandardOpenOption.TRUNCATE_EXISTING);
    }
  }

  private void write(List<String> cells, StandardOpenOption how) throws IOException {
    byte[] line = (String.join(separator, cells) + "\n").getBytes(StandardCharsets.UTF_8);
    Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
  }
}
