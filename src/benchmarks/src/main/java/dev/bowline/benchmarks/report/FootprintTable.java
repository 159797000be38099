package dev.bowline.benchmarks.report;

import dev.bowline.benchmarks.run.Entrant;
import dev.bowline.benchmarks.run.Footprint;
import dev.bowline.benchmarks.run.Median;
import dev.bowline.benchmarks.work.Workload;
import java.util.List;
import java.util.Locale;

/** Medians of what processes cost. */
public final class FootprintTable {
  private final MarkdownTable table =
      new MarkdownTable(
          List.of(
              "workload", "threads", "who", "first step after, ms", "resident in training, MiB"));

  /** A line for an entrant. */
  public void add(Workload workload, int threads, Entrant entrant, List<Footprint> footprints) {
    double firstStep = Median.of(footprints.stream().map(Footprint::firstStep).toList());
    double resident = Median.of(footprints.stream().map(Footprint::resident).toList());
    table.row(
        List.of(
            workload.toString(),
            Integer.toString(threads),
            entrant.label(),
            String.format(Locale.ROOT, "%,.0f", firstStep),
            String.format(Locale.ROOT, "%,.0f", resident)));
  }

  /** A line for the command line, whose first steps came after so many milliseconds. */
  public void addCommandLine(Workload workload, int threads, List<Double> firstSteps) {
    table.row(
        List.of(
            workload.toString(),
            Integer.toString(threads),
            "bowline.jar train",
            String.format(Locale.ROOT, "%,.0f", Median.of(firstSteps)),
            "-"));
  }

  /** All lines. */
  public String markdown() {
    return table.toString();
  }
}
