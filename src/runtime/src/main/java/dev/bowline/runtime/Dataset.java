package dev.bowline.runtime;

import dev.bowline.runtime.data.CsvOptions;
import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.RowReader;
import dev.bowline.runtime.data.RowSource;
import dev.bowline.runtime.data.RowStream;
import dev.bowline.runtime.data.Samples;
import dev.bowline.runtime.spi.Expect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Rows to train on; immutable, but for the arrays, which are those given. */
public final class Dataset {
  private static final float[] NONE = {};

  /** So many numbers are read together where no row is kept. */
  private static final int CHUNK = 1 << 14;

  private final float[] x;
  private final float[] target;
  private final int rows;
  private final int size;
  private final Optional<float[]> sampleWeight;
  private final Optional<Dataset> validation;
  private final Optional<RowStream> stream;

  private Dataset(
      float[] x,
      float[] target,
      int rows,
      int size,
      Optional<float[]> sampleWeight,
      Optional<Dataset> validation,
      Optional<RowStream> stream) {
    this.x = x;
    this.target = target;
    this.rows = rows;
    this.size = size;
    this.sampleWeight = sampleWeight;
    this.validation = validation;
    this.stream = stream;
  }

  private static Dataset held(float[] x, float[] target, int rows) {
    int size = x.length / rows;
    return new Dataset(x, target, rows, size, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Rows that are their own target: {@code x} is exactly [rows][inputSize]. */
  public static Dataset of(float[] x, int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("x: expected at least 1 row, found " + rows);
    }
    if (x.length == 0 || x.length % rows != 0) {
      throw new IllegalArgumentException(
          "x: expected a multiple of " + rows + " numbers, one part a row, found " + x.length);
    }
    return held(x, x, rows);
  }

  /** Rows of a file that are their own target. */
  public static Dataset of(Samples samples) {
    return of(samples.values(), samples.rows());
  }

  /**
   * Rows of a {@code .npy}, {@code .csv}, {@code .csv.gz} or IDX file.
   *
   * @throws InputException if the file does not hold what its ending says
   */
  public static Dataset read(Path file) throws IOException {
    return of(DataFiles.read(file));
  }

  /**
   * Rows of a {@code .npy}, {@code .csv}, {@code .csv.gz} or IDX file that need not fit into
   * memory: see {@link #stream(RowSource, int)}.
   */
  public static Dataset stream(Path file, int window) throws IOException {
    return stream(DataFiles.rows(file, CsvOptions.all(), skipped -> {}), window);
  }

  /**
   * Rows that are their own target and need not fit into memory. They are gone through once now, to
   * count and check them, and again in each epoch; if the file changes meanwhile, that fails.
   *
   * <p>A training that shuffles does so among {@code window} rows, then among the next: a file
   * whose rows are sorted should be shuffled before. The window is made a multiple of the batch
   * size, so that batches are as large as ever. With a window as large as the data, every number
   * is, bit for bit, as if the rows were in memory; and whatever the window, if nothing is
   * shuffled.
   *
   * @param window how many rows are in memory at once, from 1
   * @throws InputException if the file does not hold what its ending says
   */
  public static Dataset stream(RowSource source, int window) throws IOException {
    RowStream stream = new RowStream(source.steady(), Optional.empty(), window);
    try (RowReader reader = stream.rows().open()) {
      int size = reader.size();
      return new Dataset(
          NONE,
          NONE,
          count(source, reader),
          size,
          Optional.empty(),
          Optional.empty(),
          Optional.of(stream));
    }
  }

  private static int count(RowSource source, RowReader reader) throws IOException {
    int most = Math.max(1, CHUNK / reader.size());
    float[] unused = new float[Math.multiplyExact(most, reader.size())];
    long rows = 0;
    int read = most;
    while (read == most) {
      read = reader.read(unused, 0, most);
      rows += read;
    }
    if (rows < 1 || rows > Integer.MAX_VALUE) {
      throw new InputException(source.file(), "1 to 2^31 - 1 rows", rows + " rows");
    }
    return (int) rows;
  }

  /** The same rows with something else to reconstruct, of the same shape. */
  public Dataset withTarget(float[] target) {
    if (stream.isPresent()) {
      throw new IllegalArgumentException("target: expected a stream as the rows, found an array");
    }
    if (target.length != x.length) {
      throw new IllegalArgumentException(
          "target: expected " + x.length + " numbers as in x, found " + target.length);
    }
    return new Dataset(x, target, rows, size, sampleWeight, validation, stream);
  }

  /**
   * The same rows, each of which counts so much: its loss is multiplied by its weight. The sum is
   * still divided by the number of rows, as in Keras, unless the loss's reduction says something
   * else; so weights with a mean of 1 leave the learning rate what it is. They do not touch
   * metrics. A fraction that is split off for validation takes its weights along; validation data
   * of their own bring theirs.
   *
   * @param sampleWeight exactly [rows]: finite, and not negative; held in memory even if the rows
   *     are not
   */
  public Dataset withSampleWeight(float[] sampleWeight) {
    if (sampleWeight.length != rows) {
      throw new IllegalArgumentException(
          "sampleWeight: expected "
              + rows
              + " numbers, one for each row, found "
              + sampleWeight.length);
    }
    Expect.weights(sampleWeight, rows, "sampleWeight");
    return new Dataset(x, target, rows, size, Optional.of(sampleWeight), validation, stream);
  }

  /** The same rows with those of another set to reconstruct; both are streams or neither is. */
  public Dataset withTarget(Dataset other) {
    if (other.size != size || other.rows != rows) {
      throw new IllegalArgumentException(
          "target: expected %d rows of %d numbers as in x, found %d of %d"
              .formatted(rows, size, other.rows, other.size));
    }
    if (stream.isEmpty() && other.stream.isEmpty()) {
      return withTarget(other.x);
    }
    if (stream.isEmpty() || other.stream.isEmpty()) {
      throw new IllegalArgumentException("target: expected two streams, found one and an array");
    }
    RowStream both =
        new RowStream(
            stream.get().rows(), Optional.of(other.stream.get().rows()), stream.get().window());
    return new Dataset(x, target, rows, size, sampleWeight, validation, Optional.of(both));
  }

  /** The same rows, and others that are never trained on but evaluated after each epoch. */
  public Dataset withValidation(Dataset validation) {
    if (validation.size() != size()) {
      throw new IllegalArgumentException(
          "validation: expected rows of " + size() + " numbers, found " + validation.size());
    }
    return new Dataset(x, target, rows, size, sampleWeight, Optional.of(validation), stream);
  }

  public int rows() {
    return rows;
  }

  /** How many rows are trained on if the last {@code split}, a fraction, is kept for validation. */
  public int trainingRows(double split) {
    return (int) Math.floor(rows * (1 - split));
  }

  /** How many numbers a row has. */
  public int size() {
    return size;
  }

  /** The input, [rows][size]: the array itself; empty if the rows are streamed. */
  public float[] x() {
    return x;
  }

  /**
   * What to reconstruct, [rows][size]: the same array as {@link #x} if that is the target; empty if
   * the rows are streamed.
   */
  public float[] target() {
    return target;
  }

  /** Where the rows come from, if they are not in memory. */
  public Optional<RowStream> stream() {
    return stream;
  }

  /**
   * Some of the rows, in memory; weights and validation rows are left out.
   *
   * @param numbers which, from 0, each larger than the one before
   * @throws java.io.UncheckedIOException if rows are streamed, and cannot be read again
   */
  public Dataset pick(int... numbers) {
    float[] picked = new float[Math.multiplyExact(numbers.length, size)];
    float[] wanted = target == x ? picked : new float[picked.length];
    if (stream.isPresent()) {
      RowStream rows = stream.get();
      read(rows.rows(), numbers, picked);
      wanted = rows.target().isPresent() ? new float[picked.length] : picked;
      if (rows.target().isPresent()) {
        read(rows.target().get(), numbers, wanted);
      }
      return held(picked, wanted, numbers.length);
    }
    for (int i = 0; i < numbers.length; i++) {
      System.arraycopy(x, numbers[i] * size, picked, i * size, size);
      System.arraycopy(target, numbers[i] * size, wanted, i * size, size);
    }
    return held(picked, wanted, numbers.length);
  }

  private void read(RowSource source, int[] numbers, float[] to) {
    try (RowReader reader = source.open()) {
      int passed = 0;
      for (int i = 0; i < numbers.length; i++) {
        if (reader.skip(numbers[i] - passed) < numbers[i] - passed
            || reader.read(to, i * size, 1) < 1) {
          throw new InputException(
              source.file(), "at least " + (numbers[i] + 1) + " rows", "fewer");
        }
        passed = numbers[i] + 1;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What each row counts, [rows]: the array itself. */
  public Optional<float[]> sampleWeight() {
    return sampleWeight;
  }

  public Optional<Dataset> validation() {
    return validation;
  }
}
