package dev.bowline.runtime.spi;

/** In which order an epoch takes its rows: a pure function of seed and epoch. */
final class RowOrder {
  private final int[] order;

  RowOrder(int rows) {
    order = new int[rows];
    inOrder();
  }

  /** The row at a position. */
  int at(int position) {
    return order[position];
  }

  /** Fisher and Yates's permutation with the draws of this epoch; every one is equally likely. */
  void shuffle(long seed, long epoch) {
    inOrder();
    long key = Draws.key(Draws.key(seed, Draws.SHUFFLE), epoch);
    for (int i = order.length - 1; i > 0; i--) {
      int other = Draws.below(i + 1, key, i);
      int row = order[i];
      order[i] = order[other];
      order[other] = row;
    }
  }

  private void inOrder() {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }
}
