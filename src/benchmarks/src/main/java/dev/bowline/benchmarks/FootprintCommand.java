package dev.bowline.benchmarks;

import dev.bowline.benchmarks.report.FootprintTable;
import dev.bowline.benchmarks.run.CommandLineStart;
import dev.bowline.benchmarks.run.Entrant;
import dev.bowline.benchmarks.run.Footprint;
import dev.bowline.benchmarks.work.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everyone afresh, several times. */
@Command(
    name = "footprint",
    description = "The time from a process's start to its first step, and its memory in training.")
final class FootprintCommand implements Callable<Integer> {
  @Mixin private FieldOptions field;

  @Option(
      names = "--starts",
      defaultValue = "7",
      paramLabel = "N",
      description = "Processes of each contender; by default ${DEFAULT-VALUE}.")
  private int starts;

  @Option(
      names = "--jar",
      paramLabel = "bowline.jar",
      description = "Measures this command line's start, too.")
  private Optional<Path> jar = Optional.empty();

  @Override
  public Integer call() throws IOException {
    FootprintTable table = new FootprintTable();
    for (Workload workload : field.workloads()) {
      for (int threads : field.threads()) {
        measure(workload, threads)
            .forEach((entrant, found) -> table.add(workload, threads, entrant, found));
        if (jar.isPresent()) {
          table.addCommandLine(workload, threads, commandLine(jar.get(), workload, threads));
        }
      }
    }
    System.out.println(table.markdown());
    return 0;
  }

  /** Everyone in turns. */
  private Map<Entrant, List<Footprint>> measure(Workload workload, int threads) {
    Map<Entrant, List<Footprint>> found = new LinkedHashMap<>();
    for (Entrant entrant : field.entrants()) {
      if (entrant.contender().trains() && runs(entrant, workload, threads)) {
        found.put(entrant, new ArrayList<>());
      }
    }
    for (int start = 0; start < starts; start++) {
      found.forEach((entrant, footprints) -> footprints.add(start(entrant, workload, threads)));
    }
    return found;
  }

  private List<Double> commandLine(Path jar, Workload workload, int threads) throws IOException {
    CommandLineStart.of(jar, workload, threads);
    List<Double> found = new ArrayList<>();
    for (int start = 0; start < starts; start++) {
      found.add(CommandLineStart.of(jar, workload, threads));
    }
    return found;
  }

  /** A first start, not counted: libraries are unpacked, files come into memory. */
  private static boolean runs(Entrant entrant, Workload workload, int threads) {
    try {
      Footprint.of(entrant, workload, threads);
      return true;
    } catch (IOException e) {
      System.err.println("left out: " + e.getMessage());
      return false;
    }
  }

  private static Footprint start(Entrant entrant, Workload workload, int threads) {
    try {
      return Footprint.of(entrant, workload, threads);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
