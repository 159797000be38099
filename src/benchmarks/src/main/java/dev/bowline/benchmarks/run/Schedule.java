package dev.bowline.benchmarks.run;

/**
 * How long is measured.
 *
 * @param forks how often all processes are started afresh
 * @param rounds how often, in each fork, everyone has a turn at a task
 * @param turn nanoseconds of a turn that count; a quarter more goes before
 * @param warmUp nanoseconds for each task before the first round
 */
public record Schedule(int forks, int rounds, long turn, long warmUp) {
  long runIn() {
    return turn / 4;
  }
}
