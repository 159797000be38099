package dev.bowline.report.image;

/** Pictures of one shape in columns and lines, with transparent gaps between them. */
public final class Sheet {
  private final ImageShape shape;
  private final int gap;
  private final Raster raster;

  /**
   * An empty sheet.
   *
   * @param gap the pixels between two pictures
   */
  public Sheet(ImageShape shape, int columns, int lines, int gap) {
    this.shape = shape;
    this.gap = gap;
    raster =
        new Raster(columns * (shape.width() + gap) - gap, lines * (shape.height() + gap) - gap);
  }

  /** Puts a row's picture into its place; the row starts at {@code from}. */
  public void put(int column, int line, float[] rows, int from, Intensity intensity) {
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        int at = from + (y * shape.width() + x) * shape.channels();
        raster.set(
            column * (shape.width() + gap) + x,
            line * (shape.height() + gap) + y,
            intensity.colour(rows, at, shape.channels()));
      }
    }
  }

  public Raster raster() {
    return raster;
  }
}
