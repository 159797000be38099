package dev.bowline.benchmarks.run;

import dev.bowline.benchmarks.work.Task;
import dev.bowline.benchmarks.work.Workload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Nanoseconds of a run, by task and entrant, one number for each round. */
public final class Scores {
  private final Workload workload;
  private final int threads;
  private final Map<Task, Map<Entrant, List<Double>>> nanos = new EnumMap<>(Task.class);

  Scores(Workload workload, int threads) {
    this.workload = workload;
    this.threads = threads;
  }

  public Workload workload() {
    return workload;
  }

  public int threads() {
    return threads;
  }

  /** Those who were measured at the task, in the order of their first turn. */
  public List<Entrant> entrants(Task task) {
    return List.copyOf(nanos.getOrDefault(task, Map.of()).keySet());
  }

  /** The median of all rounds; nothing if there was none. */
  public OptionalDouble median(Task task, Entrant entrant) {
    List<Double> all = nanos.getOrDefault(task, Map.of()).getOrDefault(entrant, List.of());
    return all.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Median.of(all));
  }

  /**
   * How many times as long {@code other} takes as {@code entrant}: the median of the rounds'
   * ratios, in each of which both had their turns within seconds of each other.
   */
  public double ratio(Task task, Entrant entrant, Entrant other) {
    List<Double> mine = nanos.get(task).get(entrant);
    List<Double> others = nanos.get(task).get(other);
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < mine.size(); round++) {
      ratios.add(others.get(round) / mine.get(round));
    }
    return Median.of(ratios);
  }

  void add(Task task, Entrant entrant, double value) {
    nanos
        .computeIfAbsent(task, key -> new LinkedHashMap<>())
        .computeIfAbsent(entrant, key -> new ArrayList<>())
        .add(value);
  }
}
