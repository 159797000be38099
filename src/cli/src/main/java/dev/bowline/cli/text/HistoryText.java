package dev.bowline.cli.text;

import dev.bowline.runtime.History;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a training reached, in a line. */
public final class HistoryText {
  private HistoryText() {}

  public static String of(History history) {
    int epochs = history.epochs();
    if (epochs == 0) {
      return "trained for less than an epoch";
    }
    Map<String, Double> last = new LinkedHashMap<>();
    history.names().forEach(name -> last.put(name, history.values(name)[epochs - 1]));
    return "trained %d %s: %s"
        .formatted(epochs, epochs == 1 ? "epoch" : "epochs", Numbers.named(last));
  }
}
