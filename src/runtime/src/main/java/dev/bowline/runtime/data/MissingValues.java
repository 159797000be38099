package dev.bowline.runtime.data;

import java.util.Locale;
import java.util.Set;

/** What to do with a row of a text file in which a value is missing. */
public enum MissingValues {
  /** The file is at fault. */
  ERROR,

  /** The row is left out, and counted. */
  SKIP;

  private static final Set<String> WORDS = Set.of("na", "n/a", "nan", "null", "none", "?");

  /** Whether a cell, without spaces around it, says that its value is missing. */
  static boolean isMissing(String cell) {
    return cell.isEmpty() || cell.length() <= 4 && WORDS.contains(cell.toLowerCase(Locale.ROOT));
  }
}
