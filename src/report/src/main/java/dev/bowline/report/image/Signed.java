package dev.bowline.report.image;

import java.util.Arrays;

/**
 * Numbers around zero as colours: orange above, blue below, the more opaque the larger, so that
 * zero is the ground that the picture lies on, be it light or dark.
 *
 * @param full the size from which on a number is quite opaque
 */
public record Signed(double full) {
  private static final int ABOVE = 0xE8740C;
  private static final int BELOW = 0x2F6FDF;

  /** The hundredth largest of a thousand sizes is opaque: a few stray ones are no measure. */
  private static final double MEASURE = 0.99;

  /** The scale for all the numbers of a picture. */
  public static Signed of(float[] values) {
    float[] sizes = values.clone();
    for (int at = 0; at < sizes.length; at++) {
      sizes[at] = Math.abs(sizes[at]);
    }
    Arrays.sort(sizes);
    double measure = sizes[(int) Math.round((sizes.length - 1) * MEASURE)];
    return new Signed(measure > 0 ? measure : 1);
  }

  /** One number as 0xAARRGGBB. */
  int colour(double value) {
    int opacity = (int) Math.round(255 * Math.min(1, Math.abs(value) / full));
    return opacity << 24 | (value > 0 ? ABOVE : BELOW);
  }

  /** A picture of numbers, [height][width]. */
  public Raster matrix(float[] values, int height, int width) {
    Raster raster = new Raster(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        raster.set(x, y, colour(values[y * width + x]));
      }
    }
    return raster;
  }

  /** A picture of one row; channels are averaged. */
  public Raster picture(ImageShape shape, float[] row) {
    float[] grey = new float[shape.height() * shape.width()];
    for (int at = 0; at < grey.length * shape.channels(); at++) {
      grey[at / shape.channels()] += row[at] / shape.channels();
    }
    return matrix(grey, shape.height(), shape.width());
  }
}
