package dev.bowline.runtime.data;

import java.util.Locale;
import java.util.Set;

/** Numbers as text files have them: without Java's suffixes and hexadecimals. */
final class NumberText {
  private static final Set<String> NOT_FINITE = Set.of("inf", "infinity");

  /** Whole numbers of so few digits are exact as a float. */
  private static final int SHORT = 7;

  private NumberText() {}

  /** The number; NaN or infinite if the text is no finite float. */
  static float parse(String text) {
    if (isShortWhole(text)) {
      return Integer.parseInt(text);
    }
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789+-.eE".indexOf(text.charAt(i)) < 0) {
        return Float.NaN;
      }
    }
    try {
      return Float.parseFloat(text);
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }

  /** Whether it is a number or stands for one that is missing or not finite. */
  static boolean looksLikeNumber(String text) {
    String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    return !Float.isNaN(parse(text))
        || NOT_FINITE.contains(unsigned.toLowerCase(Locale.ROOT))
        || !unsigned.isEmpty() && MissingValues.isMissing(unsigned);
  }

  private static boolean isShortWhole(String text) {
    if (text.isEmpty() || text.length() > SHORT) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
