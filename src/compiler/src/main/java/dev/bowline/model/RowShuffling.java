package dev.bowline.model;

/** Which rows change places from epoch to epoch. */
public enum RowShuffling {
  /** None. */
  NONE("false"),
  /** All of them. */
  ROWS("true"),
  /** Those of each batch among themselves. */
  BATCH("batch");

  private final String word;

  RowShuffling(String word) {
    this.word = word;
  }

  /** What a model file calls it. */
  public static RowShuffling of(Object word) {
    for (RowShuffling one : values()) {
      if (one.word.equals(word.toString())) {
        return one;
      }
    }
    throw new IllegalArgumentException(word + " is no way to shuffle");
  }

  @Override
  public String toString() {
    return word;
  }
}
