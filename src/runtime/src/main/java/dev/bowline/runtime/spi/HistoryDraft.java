package dev.bowline.runtime.spi;

import dev.bowline.runtime.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A history that still grows by an epoch at a time. */
final class HistoryDraft {
  private final List<Map<String, Double>> epochs = new ArrayList<>();

  void add(Map<String, Double> epoch) {
    epochs.add(epoch);
  }

  /** The epochs so far; each reported the same names. */
  History history() {
    Map<String, double[]> values = new LinkedHashMap<>();
    if (!epochs.isEmpty()) {
      for (String name : epochs.get(0).keySet()) {
        values.put(name, epochs.stream().mapToDouble(epoch -> epoch.get(name)).toArray());
      }
    }
    return History.of(epochs.size(), values);
  }
}
