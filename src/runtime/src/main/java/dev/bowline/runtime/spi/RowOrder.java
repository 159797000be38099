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
    permute(0, rows, key);
  }

  /**
   * The same for the rows of each batch, which keeps its place.
   *
   * @param first the number of the window's first batch in the epoch; each batch has draws of its
   *     own, so that windows change nothing
   */
  void shuffleBatches(int rows, int batch, long seed, long epoch, int first) {
    inOrder(rows);
    long whole = Draws.key(Draws.key(seed, Draws.SHUFFLE), epoch);
    for (int from = 0, number = first; from < rows; from += batch, number++) {
      permute(from, Math.min(batch, rows - from), Draws.key(whole, number));
    }
  }

  private void permute(int from, int rows, long key) {
    for (int i = rows - 1; i > 0; i--) {
      int other = Draws.below(i + 1, key, i);
      int row = order[from + i];
      order[from + i] = order[from + other];
      order[from + other] = row;
    }
  }

  private void inOrder(int rows) {
    for (int i = 0; i < rows; i++) {
      order[i] = i;
    }
  }
}
