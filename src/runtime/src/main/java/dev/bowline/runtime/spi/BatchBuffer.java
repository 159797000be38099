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

  /** Takes {@code rows} rows of a window, from a position in its order. */
  void gather(Windows window, RowOrder order, int position, int rows) {
    ownTarget = window.target() == window.x();
    x = gather(window.x(), x, size, window.offset(), order, position, rows);
    if (!ownTarget) {
      otherTarget =
          gather(window.target(), otherTarget, size, window.offset(), order, position, rows);
    }
    weighted = window.weights().isPresent();
    if (weighted) {
      float[] all = window.weights().get();
      keptWeights = gather(all, keptWeights, 1, window.dataRow(), order, position, rows);
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
      float[] from, float[] kept, int size, int offset, RowOrder order, int position, int rows) {
    float[] to = kept.length < rows * size ? new float[rows * size] : kept;
    for (int n = 0; n < rows; n++) {
      int row = offset + order.at(position + n);
      System.arraycopy(from, row * size, to, n * size, size);
    }
    return to;
  }
}
