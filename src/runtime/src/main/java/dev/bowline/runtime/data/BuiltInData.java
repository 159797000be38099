package dev.bowline.runtime.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The data sets that this jar carries. */
public final class BuiltInData {
  private static final String DIGITS = "digits";
  private static final int PIXELS = 64;
  private static final float WHITE = 16;

  private BuiltInData() {}

  /** Their names. */
  public static List<String> names() {
    return List.of(DIGITS);
  }

  /** The set of that name, if there is one. */
  public static Optional<Samples> read(String name) {
    return name.equals(DIGITS) ? Optional.of(digits()) : Optional.empty();
  }

  /** 1,797 real handwritten digits of 8x8 pixels from 0 to 1, without their labels. */
  public static Samples digits() {
    Samples labelled = resource("digits.csv.gz");
    int rows = labelled.rows();
    float[] pixels = new float[rows * PIXELS];
    for (int n = 0; n < rows; n++) {
      for (int i = 0; i < PIXELS; i++) {
        pixels[n * PIXELS + i] = labelled.values()[n * (PIXELS + 1) + i] / WHITE;
      }
    }
    return new Samples(pixels, rows, new int[] {8, 8});
  }

  private static Samples resource(String name) {
    try (InputStream in = BuiltInData.class.getResourceAsStream(name);
        ByteSource bytes = ByteSource.of(Path.of(name), in, Integer.MAX_VALUE);
        RowReader reader = CsvReader.open(bytes, CsvOptions.all(), skipped -> {})) {
      return AllRows.of(Path.of(name), reader);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar of bowline-runtime is broken", e);
    }
  }
}
