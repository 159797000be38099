package dev.bowline.report.page;

import java.time.Duration;
import java.util.Locale;

/** Numbers for people. */
final class Numbers {
  private Numbers() {}

  /** Four significant digits. */
  static String of(double number) {
    return String.format(Locale.ROOT, "%.4g", number);
  }

  static String time(Duration time) {
    if (time.toMinutes() < 1) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
    if (time.toHours() < 1) {
      return String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
    }
    return String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
  }
}
