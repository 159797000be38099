package dev.bowline.runtime.spi;

/** One window that has all rows, which are in memory anyway. */
final class HeldWindows extends Windows {
  private int taken;

  HeldWindows(RowRange range) {
    super(range);
  }

  @Override
  int largest() {
    return range.rows();
  }

  @Override
  boolean next() {
    return taken++ == 0;
  }

  @Override
  int number() {
    return 0;
  }

  @Override
  int first() {
    return 0;
  }

  @Override
  int rows() {
    return range.rows();
  }

  @Override
  float[] x() {
    return range.data().x();
  }

  @Override
  float[] target() {
    return range.data().target();
  }

  @Override
  int offset() {
    return range.from();
  }

  @Override
  public void close() {}
}
