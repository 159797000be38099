package dev.bowline.diagnostic;

/**
 * How many letters to add, drop, replace or swap with a neighbour to turn one name into another.
 */
final class EditDistance {
  private EditDistance() {}

  static int between(String a, String b) {
    // Row i holds the distances of a's first i letters to each beginning of b.
    int[] before = null;
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
        if (before != null && swapped(a, i, b, j)) {
          least = Math.min(least, before[j - 2] + 1);
        }
        current[j] = least;
      }
      before = previous;
      previous = current;
    }
    return previous[b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
