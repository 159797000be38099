package dev.bowline.benchmarks.report;

import dev.bowline.benchmarks.contender.Contender;
import dev.bowline.benchmarks.contender.Role;
import dev.bowline.benchmarks.peak.PeakOperation;
import dev.bowline.benchmarks.run.Entrant;
import dev.bowline.benchmarks.run.Scores;
import dev.bowline.benchmarks.work.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The tables of a run: for each task everyone's medians, then how Bowline stands to the best. */
public final class Standings {
  private static final String NOTHING = "-";

  private static final Map<Task, String> TITLES =
      Map.of(
          Task.STEP, "Training step",
          Task.BATCH, "Whole batch through `reconstruct`",
          Task.ROW, "One row through `reconstruct`");

  private final List<Scores> scores;

  public Standings(List<Scores> scores) {
    this.scores = List.copyOf(scores);
  }

  /** All tables, in Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    for (Task task : Task.values()) {
      if (scores.stream().allMatch(one -> one.entrants(task).isEmpty())) {
        continue;
      }
      text.append("### ").append(TITLES.get(task)).append("\n\n");
      text.append("Microseconds, medians.\n\n").append(medians(task)).append('\n');
      text.append("How many times as long the others take; operations per second.\n\n");
      text.append(ratios(task)).append('\n');
    }
    return text.toString();
  }

  private MarkdownTable medians(Task task) {
    Set<Entrant> entrants = new LinkedHashSet<>();
    scores.forEach(one -> entrants.addAll(one.entrants(task)));
    entrants.removeIf(entrant -> entrant.contender() == Contender.PEAK);
    List<String> titles = new ArrayList<>(List.of("workload", "threads"));
    entrants.forEach(entrant -> titles.add(entrant.label()));
    MarkdownTable table = new MarkdownTable(titles);
    for (Scores one : scores) {
      List<String> cells = begin(one);
      for (Entrant entrant : entrants) {
        OptionalDouble median = one.median(task, entrant);
        cells.add(median.isPresent() ? micros(median.getAsDouble()) : NOTHING);
      }
      table.row(cells);
    }
    return table;
  }

  private MarkdownTable ratios(Task task) {
    List<Role> roles =
        task == Task.STEP
            ? List.of(Role.AUTOGRAD, Role.BY_HAND)
            : List.of(Role.RUNTIME, Role.AUTOGRAD);
    List<String> titles = new ArrayList<>(List.of("workload", "threads", "kernels"));
    for (Role role : roles) {
      titles.add("best " + role.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      titles.add("ratio");
    }
    titles.addAll(List.of("GFLOP/s", "of the peak"));
    MarkdownTable table = new MarkdownTable(titles);
    for (Scores one : scores) {
      for (Entrant ours : one.entrants(task)) {
        if (ours.contender().role() == Role.BOWLINE) {
          List<String> cells = begin(one);
          cells.add(ours.label());
          roles.forEach(role -> cells.addAll(against(task, one, ours, role)));
          cells.addAll(speed(task, one, ours));
          table.row(cells);
        }
      }
    }
    return table;
  }

  private static List<String> begin(Scores one) {
    return new ArrayList<>(List.of(one.workload().toString(), Integer.toString(one.threads())));
  }

  private static List<String> against(Task task, Scores one, Entrant ours, Role role) {
    Optional<Entrant> best =
        one.entrants(task).stream()
            .filter(entrant -> entrant.contender().role() == role)
            .min(Comparator.comparing(entrant -> one.median(task, entrant).getAsDouble()));
    return best.map(
            entrant ->
                List.of(
                    entrant.label(),
                    String.format(Locale.ROOT, "%.2f", one.ratio(task, ours, entrant))))
        .orElse(List.of(NOTHING, NOTHING));
  }

  /** The products' operations only, so that the share is of what was asked for. */
  private static List<String> speed(Task task, Scores one, Entrant ours) {
    double nanos = one.median(task, ours).getAsDouble();
    double speed = task.operations(one.workload()) / nanos;
    Optional<Entrant> peak =
        one.entrants(Task.STEP).stream()
            .filter(entrant -> entrant.contender() == Contender.PEAK)
            .findFirst();
    String share =
        peak.map(
                entrant -> {
                  double core =
                      PeakOperation.OPERATIONS / one.median(Task.STEP, entrant).getAsDouble();
                  return String.format(
                      Locale.ROOT, "%.0f %%", 100 * speed / (core * one.threads()));
                })
            .orElse(NOTHING);
    return List.of(String.format(Locale.ROOT, "%.1f", speed), share);
  }

  private static String micros(double nanos) {
    double micros = nanos / 1000;
    return String.format(
        Locale.ROOT, micros < 10 ? "%.2f" : micros < 100 ? "%.1f" : "%,.0f", micros);
  }
}
