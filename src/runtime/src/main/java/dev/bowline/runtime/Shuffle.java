package dev.bowline.runtime;

/** In which order an epoch takes the rows; Keras's choices. */
public enum Shuffle {
  /** In their own. */
  NONE("false"),
  /** In a new random one each time. */
  ROWS("true"),
  /**
   * Batch for batch in their own, so that each batch has the same rows in each epoch, and within a
   * batch in a new random one.
   */
  BATCH("batch");

  private final String word;

  Shuffle(String word) {
    this.word = word;
  }

  /** All rows are shuffled, or none. */
  public static Shuffle of(boolean rows) {
    return rows ? ROWS : NONE;
  }

  /**
   * The one that a model file calls so.
   *
   * @throws IllegalArgumentException if none is
   */
  public static Shuffle named(String word) {
    for (Shuffle one : values()) {
      if (one.word.equals(word)) {
        return one;
      }
    }
    throw new IllegalArgumentException(word + " is no way to shuffle");
  }

  /** What a model file calls it. */
  @Override
  public String toString() {
    return word;
  }
}
