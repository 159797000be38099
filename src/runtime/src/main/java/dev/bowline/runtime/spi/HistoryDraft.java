package dev.bowline.runtime.spi;

import dev.bowline.runtime.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A history that still grows by an epoch at a time. */
final class HistoryDraft {
  private final List<Map<String, Double>> epochs = new ArrayList<>();

  void add(Map<String, Double> epoch) {
    epochs.add(epoch);
  }

  List<Map<String, Double>> epochs() {
    return epochs;
  }

  /** The epochs so far; what an epoch did not report is NaN there. */
  History history() {
    Map<String, double[]> values = new LinkedHashMap<>();
    if (!epochs.isEmpty()) {
      Set<String> names = new LinkedHashSet<>();
      epochs.forEach(epoch -> names.addAll(epoch.keySet()));
      for (String name : names) {
        values.put(
            name,
            epochs.stream().mapToDouble(epoch -> epoch.getOrDefault(name, Double.NaN)).toArray());
      }
    }
    return History.of(epochs.size(), values);
  }
}
