package dev.bowline.catalog;

/** Which numbers are legal, and how a message says so. */
public record Range(double low, boolean lowAllowed, double high, boolean highAllowed) {
  public static final Range ANY =
      new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
  public static final Range POSITIVE = new Range(0, false, Double.POSITIVE_INFINITY, false);
  public static final Range NOT_NEGATIVE = new Range(0, true, Double.POSITIVE_INFINITY, false);

  /** A rate: 0 allowed, 1 not. */
  public static final Range RATE = new Range(0, true, 1, false);

  /** From 0 to 1, both allowed. */
  public static final Range FRACTION = new Range(0, true, 1, true);

  /** A size or count: at least 1, and what fits a Java array. */
  public static final Range SIZE = new Range(1, true, Integer.MAX_VALUE, true);

  /** A Java long. */
  public static final Range SEED = new Range(Long.MIN_VALUE, true, Long.MAX_VALUE, true);

  public boolean holds(double value) {
    return (lowAllowed ? value >= low : value > low)
        && (highAllowed ? value <= high : value < high);
  }

  /** Whether each number of another range is one of this. */
  public boolean contains(Range other) {
    boolean reachesDown = low < other.low || low == other.low && (lowAllowed || !other.lowAllowed);
    boolean reachesUp =
        high > other.high || high == other.high && (highAllowed || !other.highAllowed);
    return reachesDown && reachesUp;
  }

  /** Such as {@code at least 1} or {@code in [0, 1)}. */
  public String text() {
    boolean bounded = high < Integer.MAX_VALUE;
    if (bounded && low > Integer.MIN_VALUE) {
      return "in "
          + (lowAllowed ? "[" : "(")
          + plain(low)
          + ", "
          + plain(high)
          + (highAllowed ? "]" : ")");
    }
    if (bounded) {
      return (highAllowed ? "at most " : "below ") + plain(high);
    }
    if (low > Integer.MIN_VALUE) {
      return (lowAllowed ? "at least " : "above ") + plain(low);
    }
    return "finite";
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
