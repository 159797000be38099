package dev.bowline.cli.text;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How numbers are written for people. */
public final class Numbers {
  private Numbers() {}

  /** Six significant digits. */
  public static String of(double number) {
    return String.format(Locale.ROOT, "%.6g", number);
  }

  /** Four significant digits. */
  public static String shortly(double number) {
    return String.format(Locale.ROOT, "%.4g", number);
  }

  /** Two significant digits, with an exponent. */
  public static String roughly(double number) {
    return String.format(Locale.ROOT, "%.1e", number);
  }

  /** Such as {@code loss 0.0123457, val_loss 0.0234568}. */
  public static String named(Map<String, Double> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + " " + of(value.getValue()))
        .collect(Collectors.joining(", "));
  }
}
