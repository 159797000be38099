package dev.bowline.benchmarks;

import dev.bowline.benchmarks.contender.Contender;
import dev.bowline.benchmarks.run.Entrant;
import dev.bowline.benchmarks.work.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Who is measured, and on what. */
final class FieldOptions {
  @Option(
      names = "--workload",
      split = ",",
      paramLabel = "NAME",
      description = "Such as 784-128-784x32; by default all.")
  private List<String> workloads = List.of();

  @Option(
      names = "--contender",
      split = ",",
      paramLabel = "NAME",
      description = "Such as bowline-plain; by default all.")
  private List<String> contenders = List.of();

  @Option(
      names = "--also",
      paramLabel = "NAME=JAVA_HOME",
      description = "A contender once more, on another Java; may be repeated.")
  private Map<String, Path> others = new LinkedHashMap<>();

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      description = "Threads for each task; by default 1,2.")
  private List<Integer> threads = List.of(1, 2);

  List<Workload> workloads() {
    return workloads.isEmpty() ? Workload.all() : workloads.stream().map(Workload::named).toList();
  }

  List<Integer> threads() {
    return threads;
  }

  List<Entrant> entrants() {
    List<Contender> chosen =
        contenders.isEmpty()
            ? List.of(Contender.values())
            : contenders.stream().map(Contender::named).toList();
    List<Entrant> entrants = new ArrayList<>(chosen.stream().map(Entrant::here).toList());
    others.forEach((name, home) -> entrants.add(new Entrant(Contender.named(name), home)));
    return entrants;
  }
}
