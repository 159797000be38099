package dev.bowline.cli.progress;

import dev.bowline.cli.text.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A training in one line: which epoch, how much of the whole, what it has reached, how fast it is
 * and how long it will take.
 *
 * @param epoch the epoch in work, from 1
 * @param before how many of the {@code steps} of all epochs an earlier process did
 * @param step how many of them are done, those included
 * @param loss of this epoch so far; NaN if there is none yet
 * @param last what the last epoch reported; empty before its end
 */
record BarLine(
    int epoch,
    int epochs,
    long before,
    long step,
    long steps,
    double loss,
    Map<String, Double> last,
    Duration elapsed) {
  private static final int SHORTEST_BAR = 10;
  private static final int LONGEST_BAR = 40;

  /** The line in at most so many columns: what matters less goes first. */
  String text(int columns) {
    List<String> parts = parts();
    String head = "epoch " + epoch + "/" + epochs + " ";
    while (parts.size() > 1 && room(columns, head, parts) < SHORTEST_BAR) {
      parts.remove(parts.size() - 1);
    }
    int room = room(columns, head, parts);
    String bar = room < SHORTEST_BAR ? "" : bar(Math.min(LONGEST_BAR, room)) + " ";
    String line = (head + bar + String.join(", ", parts)).stripTrailing();
    return line.substring(0, Math.min(columns, line.length()));
  }

  /** What follows the bar, the most important first. */
  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    if (!Double.isNaN(loss)) {
      parts.add("loss " + Numbers.shortly(loss));
    }
    if (step > before && elapsed.toMillis() > 0) {
      parts.add(step < steps ? time(left()) + " left" : "took " + time(elapsed));
      parts.add(rate((step - before) * 1000.0 / elapsed.toMillis()) + " steps/s");
    }
    if (last.containsKey("val_loss")) {
      parts.add("val_loss " + Numbers.shortly(last.get("val_loss")));
    }
    return parts;
  }

  private static int room(int columns, String head, List<String> parts) {
    return columns - head.length() - String.join(", ", parts).length() - 1;
  }

  private String bar(int width) {
    int inside = width - 2;
    int done = steps == 0 ? 0 : (int) (inside * step / steps);
    String tip = done < inside ? ">" : "";
    return "[" + "=".repeat(done) + tip + " ".repeat(inside - done - tip.length()) + "]";
  }

  private Duration left() {
    return Duration.ofMillis(
        (long) ((double) elapsed.toMillis() * (steps - step) / (step - before)));
  }

  private static String rate(double rate) {
    return String.format(Locale.ROOT, rate < 10 ? "%.1f" : "%,.0f", rate);
  }

  private static String time(Duration time) {
    return time.toHours() > 0
        ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
