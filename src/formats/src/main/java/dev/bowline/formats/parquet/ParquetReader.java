package dev.bowline.formats.parquet;

import dev.bowline.runtime.InputException;
import dev.bowline.runtime.data.ColumnChoice;
import dev.bowline.runtime.data.CsvOptions;
import dev.bowline.runtime.data.MissingValues;
import dev.bowline.runtime.data.RowReader;
import dev.bowline.runtime.data.SkippedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Goes through a Parquet file's rows; of each group of rows, the chosen columns are in memory. */
final class ParquetReader implements RowReader {
  private final Path file;
  private final MissingValues missing;
  private final Consumer<SkippedRows> told;
  private final ParquetFileReader reader;

  /** Of what is read. */
  private final MessageType schema;

  /** The columns that are read, each once. */
  private final List<Chosen> columns;

  /** Which of them each number of a row is from. */
  private final int[] sources;

  /** Their readers in the group of rows that is read. */
  private final ColumnReader[] readers;

  /** What they are at. */
  private final float[] values;

  private long rowsLeft;
  private long row;
  private int skipped;
  private long firstSkipped;
  private boolean ended;

  /** A column to be read, and its place in the file from 0. */
  private record Chosen(Type type, int place, NumberColumn numbers) {}

  private ParquetReader(
      Path file, CsvOptions options, Consumer<SkippedRows> told, ParquetFileReader reader)
      throws InputException {
    this.file = file;
    this.told = told;
    this.reader = reader;
    missing = options.missing();
    MessageType all = reader.getFileMetaData().getSchema();
    List<Chosen> chosen = chosen(all, options);
    columns = chosen.stream().distinct().toList();
    sources = chosen.stream().mapToInt(columns::indexOf).toArray();
    readers = new ColumnReader[columns.size()];
    values = new float[columns.size()];
    schema = new MessageType(all.getName(), columns.stream().map(Chosen::type).toList());
    reader.setRequestedSchema(schema);
  }

  static ParquetReader open(Path file, CsvOptions options, Consumer<SkippedRows> told)
      throws IOException {
    ParquetFileReader reader = footer(file);
    try {
      ParquetReader opened = new ParquetReader(file, options, told, reader);
      opened.requireSoundGroups();
      return opened;
    } catch (IOException | RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static ParquetFileReader footer(Path file) throws IOException {
    try {
      ParquetReadOptions options =
          ParquetReadOptions.builder(new PlainParquetConfiguration())
              .withCodecFactory(new Codecs())
              .build();
      return ParquetFileReader.open(new LocalInputFile(file), options);
    } catch (RuntimeException | IOException | LinkageError e) {
      throw broken(file, e);
    }
  }

  @Override
  public int[] shape() {
    return new int[] {sources.length};
  }

  /** None: what the file says of itself costs it nothing. */
  @Override
  public int promised() {
    return 0;
  }

  @Override
  public int read(float[] rows, int at, int most) throws IOException {
    try {
      int read = 0;
      while (read < most && advance()) {
        if (take()) {
          for (int i = 0; i < sources.length; i++) {
            rows[at + read * sources.length + i] = values[sources[i]];
          }
          read++;
        }
      }
      return read;
    } catch (RuntimeException | LinkageError e) {
      throw broken(file, e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** Makes sure that there is a row to be taken, of the next group if need be. */
  private boolean advance() throws IOException {
    while (rowsLeft == 0) {
      if (ended) {
        return false;
      }
      PageReadStore group = group();
      if (group == null) {
        end();
        return false;
      }
      rowsLeft = group.getRowCount();
      startGroup(group);
    }
    return true;
  }

  private PageReadStore group() throws IOException {
    try {
      return reader.readNextRowGroup();
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  private void startGroup(PageReadStore group) throws IOException {
    ColumnReadStoreImpl store =
        new ColumnReadStoreImpl(
            group, new NoConverter(), schema, reader.getFileMetaData().getCreatedBy());
    for (int i = 0; i < readers.length; i++) {
      Chosen column = columns.get(i);
      ColumnDescriptor descriptor =
          schema.getColumnDescription(new String[] {column.type.getName()});
      long values = group.getPageReader(descriptor).getTotalValueCount();
      if (values != rowsLeft) {
        throw new InputException(
            file, rowsLeft + " values of " + name(column) + " in a group of rows", "" + values);
      }
      readers[i] = store.getColumnReader(descriptor);
    }
  }

  /** Reads a row; whether it is to be kept. */
  private boolean take() throws InputException {
    row++;
    rowsLeft--;
    boolean whole = true;
    for (int i = 0; i < readers.length; i++) {
      ColumnReader column = readers[i];
      boolean present =
          column.getCurrentDefinitionLevel() == column.getDescriptor().getMaxDefinitionLevel();
      double number = present ? columns.get(i).numbers.number(column) : Double.NaN;
      if (Double.isNaN(number) && missing == MissingValues.SKIP) {
        whole = false;
      } else {
        values[i] = finite(number, columns.get(i), present ? "" + number : "nothing");
      }
      column.consume();
    }
    if (!whole) {
      firstSkipped = skipped == 0 ? row : firstSkipped;
      skipped++;
    }
    return whole;
  }

  private float finite(double number, Chosen column, String found) throws InputException {
    if (!Float.isFinite((float) number)) {
      throw new InputException(
          file, "a finite float32 number in row " + row + ", " + name(column), found);
    }
    return (float) number;
  }

  private void end() throws InputException {
    ended = true;
    if (row == 0) {
      throw new InputException(file, "at least one row", "none");
    }
    if (skipped == row) {
      throw new InputException(
          file, "at least one row without missing values", "none in " + row + " rows");
    }
    if (skipped > 0) {
      told.accept(new SkippedRows(skipped, "row " + firstSkipped));
    }
  }

  private List<Chosen> chosen(MessageType all, CsvOptions options) throws InputException {
    List<String> names = all.getFields().stream().map(Type::getName).toList();
    List<Chosen> chosen = new ArrayList<>();
    for (int place : new ColumnChoice(file, "the schema", names).of(options)) {
      Type type = all.getType(place);
      NumberColumn numbers =
          NumberColumn.of(type)
              .orElseThrow(
                  () ->
                      new InputException(
                          file,
                          "numbers in column " + (place + 1) + " (`" + type.getName() + "`)",
                          NumberColumn.described(type)));
      chosen.add(new Chosen(type, place, numbers));
    }
    return chosen;
  }

  /** Compares what is claimed with what can be, before room is made for it. */
  private void requireSoundGroups() throws IOException {
    long length = Files.size(file);
    Set<String> names = new LinkedHashSet<>();
    columns.forEach(column -> names.add(column.type.getName()));
    for (BlockMetaData group : reader.getRowGroups()) {
      for (ColumnChunkMetaData chunk : group.getColumns()) {
        if (!names.contains(chunk.getPath().toArray()[0])) {
          continue;
        }
        if (!Codecs.knows(chunk.getCodec())) {
          throw new InputException(
              file, "the compression " + Codecs.KNOWN, chunk.getCodec().name());
        }
        long start = chunk.getStartingPos();
        if (start < 0 || chunk.getTotalSize() < 0 || start > length - chunk.getTotalSize()) {
          throw new InputException(
              file,
              "columns within its " + length + " bytes",
              chunk.getTotalSize() + " bytes at " + start);
        }
      }
    }
  }

  private static String name(Chosen column) {
    return "column " + (column.place + 1) + " (`" + column.type.getName() + "`)";
  }

  /**
   * The library says of most faults no more than that something was not as it should be. A class
   * that cannot be found is one for maps and the like, which the command line's jar is without.
   */
  private static IOException broken(Path file, Throwable e) {
    if (e instanceof LinkageError) {
      InputException other =
          new InputException(file, "a Parquet file of plain columns", "one that needs " + e);
      other.initCause(e);
      return other;
    }
    if (e instanceof InputException clear) {
      return clear;
    }
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String what = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String line = what.lines().findFirst().orElse("others");
    InputException clear =
        new InputException(
            file, "a whole Parquet file", line.length() > 200 ? line.substring(0, 200) : line);
    clear.initCause(e);
    return clear;
  }
}
