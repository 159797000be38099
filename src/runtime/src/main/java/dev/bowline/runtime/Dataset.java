package dev.bowline.runtime;

import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.Samples;
import dev.bowline.runtime.spi.Expect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Rows to train on; immutable, but for the arrays, which are those given. */
public final class Dataset {
  private final float[] x;
  private final float[] target;
  private final int rows;
  private final Optional<float[]> sampleWeight;
  private final Optional<Dataset> validation;

  private Dataset(
      float[] x,
      float[] target,
      int rows,
      Optional<float[]> sampleWeight,
      Optional<Dataset> validation) {
    this.x = x;
    this.target = target;
    this.rows = rows;
    this.sampleWeight = sampleWeight;
    this.validation = validation;
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
    return new Dataset(x, x, rows, Optional.empty(), Optional.empty());
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

  /** The same rows with something else to reconstruct, of the same shape. */
  public Dataset withTarget(float[] target) {
    if (target.length != x.length) {
      throw new IllegalArgumentException(
          "target: expected " + x.length + " numbers as in x, found " + target.length);
    }
    return new Dataset(x, target, rows, sampleWeight, validation);
  }

  /**
   * The same rows, each of which counts so much: its loss is multiplied by its weight. The sum is
   * still divided by the number of rows, as in Keras, unless the loss's reduction says something
   * else; so weights with a mean of 1 leave the learning rate what it is. They do not touch
   * metrics. A fraction that is split off for validation takes its weights along; validation data
   * of their own bring theirs.
   *
   * @param sampleWeight exactly [rows]: finite, and not negative
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
    return new Dataset(x, target, rows, Optional.of(sampleWeight), validation);
  }

  /** The same rows, and others that are never trained on but evaluated after each epoch. */
  public Dataset withValidation(Dataset validation) {
    if (validation.size() != size()) {
      throw new IllegalArgumentException(
          "validation: expected rows of " + size() + " numbers, found " + validation.size());
    }
    return new Dataset(x, target, rows, sampleWeight, Optional.of(validation));
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
    return x.length / rows;
  }

  /** The input, [rows][size]: the array itself. */
  public float[] x() {
    return x;
  }

  /** What to reconstruct, [rows][size]: the same array as {@link #x} if that is the target. */
  public float[] target() {
    return target;
  }

  /** What each row counts, [rows]: the array itself. */
  public Optional<float[]> sampleWeight() {
    return sampleWeight;
  }

  public Optional<Dataset> validation() {
    return validation;
  }
}
