package dev.bowline.report.image;

/** Which number is black and which is white. */
public record Intensity(double black, double white) {
  /** From 0 to 1 if the numbers are within, otherwise from the smallest to the largest. */
  public static Intensity of(float[] values) {
    double least = 0;
    double most = 1;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    if (least >= 0 && most > 1) {
      return new Intensity(0, most);
    }
    return new Intensity(least, most);
  }

  /** A pixel of a row as 0xAARRGGBB. */
  int colour(float[] row, int from, int channels) {
    int red = level(row[from]);
    int green = channels == 1 ? red : level(row[from + 1]);
    int blue = channels == 1 ? red : level(row[from + 2]);
    return 0xFF << 24 | red << 16 | green << 8 | blue;
  }

  private int level(double value) {
    return (int) Math.round(255 * Math.max(0, Math.min(1, (value - black) / (white - black))));
  }
}
