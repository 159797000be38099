package dev.bowline.diagnostic;

import java.util.List;

/** Several things of which one would do, as a message lists them. */
public final class Alternatives {
  private Alternatives() {}

  /** Such as {@code a value, `)` or the end}. */
  public static String of(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** Such as {@code `a`, `b` or `c`}. */
  public static String quoted(List<String> names) {
    return of(names.stream().map(Quote::of).toList());
  }
}
