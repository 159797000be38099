package dev.bowline.plan;

import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Parameter;

/** How many rows inference works on at a time. */
final class Chunk {
  /** Numbers of the work space: 2 MB. */
  private static final long WORK_SPACE = 1 << 19;

  private static final int LEAST_TILES = 20;
  private static final int MOST_ROWS = 512;

  private Chunk() {}

  /**
   * As many rows as fit, but at least some tiles, so that a panel is not copied for a few. A large
   * kernel goes through the cache for each chunk, so the rows may take as much as it does, read and
   * written.
   */
  static int rows(Model model, CodeShapes shapes) {
    long row = length(model.input().size(), shapes);
    for (Layer layer : model.layers()) {
      row += length(layer.output().size(), shapes);
    }
    long kernel =
        model.parameters().stream()
            .filter(Parameter::isKernel)
            .mapToLong(Parameter::size)
            .max()
            .orElse(0);
    int tile = shapes.tile();
    long fitting = Math.max(LEAST_TILES * tile, Math.max(WORK_SPACE, 2 * kernel) / row);
    return CodeShapes.wholeTiles((int) Math.min(fitting, MOST_ROWS), tile);
  }

  private static int length(int size, CodeShapes shapes) {
    return shapes.stride(size).orElse(size);
  }
}
