package dev.bowline.benchmarks.work;

import java.util.List;

/** A network and how many rows it gets at once. */
public record Workload(Network network, int rows) {
  /** From the smallest to the largest. */
  public static List<Workload> all() {
    return List.of(
        new Workload(Network.TINY, 32),
        new Workload(Network.SMALL, 32),
        new Workload(Network.SINGLE, 32),
        new Workload(Network.SINGLE, 128),
        new Workload(Network.DEEP, 128),
        new Workload(Network.LARGE, 256));
  }

  /**
   * The workload of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Workload named(String name) {
    return all().stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "workload: expected one of "
                        + all().stream().map(Workload::name).toList()
                        + ", found "
                        + name));
  }

  /** For example {@code 784-128-784x32}. */
  public String name() {
    return network + "x" + rows;
  }

  /** For example {@code 784-128-784, batch 32}. */
  @Override
  public String toString() {
    return network + ", batch " + rows;
  }
}
