package dev.bowline.runtime.spi;

/** The rows of one batch, one behind the other; kept from batch to batch. */
final class BatchBuffer {
  private final int size;
  private float[] x = new float[0];
  private float[] otherTarget = new float[0];
  private boolean ownTarget;
  private float[] keptWeights = new float[0];
  private boolean weighted;

  BatchBuffer(int size) {
    this.size = size;
  }

  /** Takes {@code rows} rows of a range, from a position in its order. */
  void gather(RowRange range, RowOrder order, int position, int rows) {
    ownTarget = range.data().target() == range.data().x();
    x = gather(range.data().x(), x, size, range, order, position, rows);
    if (!ownTarget) {
      otherTarget = gather(range.data().target(), otherTarget, size, range, order, position, rows);
    }
    weighted = range.data().sampleWeight().isPresent();
    if (weighted) {
      float[] all = range.data().sampleWeight().get();
      keptWeights = gather(all, keptWeights, 1, range, order, position, rows);
    }
  }

  /** The weights of the rows; null where they have none. */
  float[] weights() {
    return weighted ? keptWeights : null;
  }

  float[] x() {
    return x;
  }

  float[] target() {
    return ownTarget ? x : otherTarget;
  }

  private static float[] gather(
      float[] from,
      float[] kept,
      int size,
      RowRange range,
      RowOrder order,
      int position,
      int rows) {
    float[] to = kept.length < rows * size ? new float[rows * size] : kept;
    for (int n = 0; n < rows; n++) {
      int row = range.from() + order.at(position + n);
      System.arraycopy(from, row * size, to, n * size, size);
    }
    return to;
  }
}
