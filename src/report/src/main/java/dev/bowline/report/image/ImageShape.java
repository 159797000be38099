package dev.bowline.report.image;

import dev.bowline.catalog.Choice;
import dev.bowline.model.Model;
import java.util.List;
import java.util.Optional;

/**
 * How a row is a picture: row-major, the channels of a pixel side by side.
 *
 * @param channels 1 for grey, 3 for red, green and blue
 */
public record ImageShape(int height, int width, int channels) {
  /** Vectors of fewer numbers are no pictures. */
  private static final int SMALLEST_SIDE = 8;

  /**
   * The shape of a model's rows as pictures, if they are. Shapes of two axes are, and those of
   * three whose last is 1 or 3. A vector is a square picture if its length is the square of at
   * least 8, unless it is scaled feature by feature: features have units of their own, pixels have
   * not.
   */
  public static Optional<ImageShape> of(Model model) {
    List<Integer> dims = model.input().dims();
    if (dims.size() == 2) {
      return Optional.of(new ImageShape(dims.get(0), dims.get(1), 1));
    }
    if (dims.size() == 3 && (dims.get(2) == 1 || dims.get(2) == 3)) {
      return Optional.of(new ImageShape(dims.get(0), dims.get(1), dims.get(2)));
    }
    int side = (int) Math.round(Math.sqrt(model.input().size()));
    boolean square = dims.size() == 1 && side >= SMALLEST_SIDE && side * side == dims.get(0);
    return square && !scaledByFeature(model)
        ? Optional.of(new ImageShape(side, side, 1))
        : Optional.empty();
  }

  private static boolean scaledByFeature(Model model) {
    String scaling = model.scaling().map(Choice::name).orElse("");
    return scaling.equals("standard") || scaling.equals("min_max");
  }
}
