package dev.bowline.examples;

import dev.bowline.runtime.data.BuiltInData;
import dev.bowline.runtime.data.CsvOptions;
import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** What the examples learn from, row-major. */
final class Rows {
  static final int TUMOUR_FEATURES = 30;
  static final int BENIGN = 1;

  private Rows() {}

  /** [size][size]: each row has its one at another place. */
  static float[] oneHot(int size) {
    float[] rows = new float[size * size];
    for (int n = 0; n < size; n++) {
      rows[n * size + n] = 1;
    }
    return rows;
  }

  /** All 1,797 digits, [1797][64]. */
  static float[] digits() {
    return BuiltInData.digits().values();
  }

  /** Numbers from 0 to 1 without any meaning. */
  static float[] random(int length) {
    Random random = new Random(1);
    float[] rows = new float[length];
    for (int i = 0; i < length; i++) {
      rows[i] = random.nextFloat();
    }
    return rows;
  }

  /** The features of all tumours, [569][30]. */
  static float[] tumours() {
    return table("1-30").values();
  }

  /** For each tumour 0, malignant, or 1, benign. */
  static float[] tumourLabels() {
    return table("31").values();
  }

  /** Row {@code n} of rows of that size. */
  static float[] row(float[] rows, int n, int size) {
    return Arrays.copyOfRange(rows, n * size, (n + 1) * size);
  }

  /** In double precision. */
  static double meanSquaredError(float[] expected, float[] found) {
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      double difference = (double) expected[i] - found[i];
      sum += difference * difference;
    }
    return sum / expected.length;
  }

  private static Samples table(String columns) {
    try {
      Path file = Path.of(Rows.class.getResource("/breast_cancer.csv").toURI());
      return DataFiles.read(file, CsvOptions.all().withSkipLines(1).withColumns(columns));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
