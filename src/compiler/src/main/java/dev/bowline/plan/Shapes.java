package dev.bowline.plan;

import dev.bowline.plan.shape.DotProducts;
import dev.bowline.plan.shape.GradientTile;
import dev.bowline.plan.shape.RowTile;

/** Which code shape is taken, with its numbers: the one place for such decisions. */
final class Shapes {
  /** Larger tiles stay scalar now and then: 3 by 2 was the steadiest of eleven on JDK 17 and 25. */
  static final RowTile ROWS = new RowTile(3, 2);

  static final DotProducts DOTS = new DotProducts(4, 4);

  static final GradientTile GRADIENT = new GradientTile(3, 2);

  /** Rows of the inference work space: enough to share the kernel's loads, small in the cache. */
  static final int CHUNK = 24;

  /** From this many rows on, a transposed copy costs less than it saves. */
  static final int WIDE = 8;

  private Shapes() {}
}
