package dev.bowline.runtime.spi;

/** In which order an epoch takes the rows of a window: a pure function of seed and epoch. */
final class RowOrder {
  private final int[] order;

  /** For at most so many rows, in their order. */
  RowOrder(int rows) {
    order = new int[rows];
    inOrder(rows);
  }

  /** The row at a position. */
  int at(int position) {
    return order[position];
  }

  /**
   * Fisher and Yates's permutation of the first {@code rows} rows with the draws of this epoch;
   * every one is equally likely.
   *
   * @param window the number of the window, from 0; each has draws of its own
   */
  void shuffle(int rows, long seed, long epoch, int window) {
    inOrder(rows);
    long whole = Draws.key(Draws.key(seed, Draws.SHUFFLE), epoch);
    // The first has the epoch's own, so that one that has all rows is as good as none.
    long key = window == 0 ? whole : Draws.key(whole, window);
    for (int i = rows - 1; i > 0; i--) {
      int other = Draws.below(i + 1, key, i);
      int row = order[i];
      order[i] = order[other];
      order[other] = row;
    }
  }

  private void inOrder(int rows) {
    for (int i = 0; i < rows; i++) {
      order[i] = i;
    }
  }
}
