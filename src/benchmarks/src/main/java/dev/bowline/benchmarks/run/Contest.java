package dev.bowline.benchmarks.run;

import dev.bowline.benchmarks.work.Task;
import dev.bowline.benchmarks.work.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures everyone on one workload. All processes are there at the same time, but only one works:
 * in each round each has its turn, so that what the machine does in the meantime hits all alike.
 */
public final class Contest {
  private final Schedule schedule;
  private final Set<Entrant> entrants;
  private final PrintStream progress;

  /** Without an entrant that cannot run here; {@code progress} is told why. */
  public Contest(Schedule schedule, List<Entrant> entrants, PrintStream progress) {
    this.schedule = schedule;
    this.entrants = new LinkedHashSet<>(entrants);
    this.progress = progress;
  }

  /**
   * The scores.
   *
   * @throws IllegalStateException if an entrant does other work than the rest
   */
  public Scores run(Workload workload, int threads) throws IOException {
    progress.printf("%s, %d threads%n", workload, threads);
    Agreement agreement = new Agreement(workload);
    Scores scores = new Scores(workload, threads);
    for (int fork = 0; fork < schedule.forks(); fork++) {
      Map<Entrant, Rival> rivals = new LinkedHashMap<>();
      try {
        for (Entrant entrant : List.copyOf(entrants)) {
          enter(entrant, new Rival(entrant, workload, threads), agreement, rivals);
        }
        for (Task task : Task.values()) {
          List<Rival> able =
              rivals.values().stream()
                  .filter(rival -> rival.entrant().contender().does(task))
                  .toList();
          play(task, able, scores);
        }
      } finally {
        rivals.values().forEach(Rival::close);
      }
    }
    return scores;
  }

  /** Checks that everyone does the same work, and measures nothing. */
  public void agree(Workload workload, int threads) throws IOException {
    progress.printf("%s, %d threads%n", workload, threads);
    Agreement agreement = new Agreement(workload);
    for (Entrant entrant : List.copyOf(entrants)) {
      try (Rival rival = new Rival(entrant, workload, threads)) {
        enter(entrant, rival, agreement, new LinkedHashMap<>());
      }
    }
  }

  private void enter(Entrant entrant, Rival rival, Agreement agreement, Map<Entrant, Rival> rivals)
      throws IOException {
    rivals.put(entrant, rival);
    try {
      progress.printf("  %s: %s%n", entrant.label(), agreement.check(rival));
    } catch (RivalException e) {
      progress.println("  left out: " + e.getMessage());
      entrants.remove(entrant);
      rivals.remove(entrant).close();
    }
  }

  private void play(Task task, List<Rival> rivals, Scores scores) throws IOException {
    for (Rival rival : rivals) {
      rival.measure(task, schedule.warmUp());
    }
    List<Rival> order = new ArrayList<>(rivals);
    for (int round = 0; round < schedule.rounds(); round++) {
      for (Rival rival : order) {
        rival.measure(task, schedule.runIn());
        scores.add(task, rival.entrant(), rival.measure(task, schedule.turn()));
      }
      // Nobody always follows the same one.
      java.util.Collections.rotate(order, 1);
      if (round % 2 == 1) {
        java.util.Collections.reverse(order);
      }
    }
  }
}
