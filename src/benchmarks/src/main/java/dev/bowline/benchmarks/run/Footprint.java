package dev.bowline.benchmarks.run;

import dev.bowline.benchmarks.work.Workload;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process costs.
 *
 * @param firstStep milliseconds from its start to the end of its first step
 * @param resident mebibytes that it keeps in memory after some seconds of training
 */
public record Footprint(double firstStep, double resident) {
  /**
   * Starts a contender that trains, and ends it.
   *
   * @throws IOException if it cannot run here; the message says why
   */
  public static Footprint of(Entrant entrant, Workload workload, int threads) throws IOException {
    File log = File.createTempFile("bowline-first", ".log");
    long start = System.nanoTime();
    Process process =
        Launch.of(
                entrant,
                FirstStep.class,
                threads,
                log,
                entrant.contender().toString(),
                workload.name(),
                Integer.toString(threads))
            .start();
    try (BufferedReader from =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      await("stepped", from, entrant, log);
      double firstStep = (System.nanoTime() - start) / 1e6;
      await("trained", from, entrant, log);
      return new Footprint(firstStep, resident(process));
    } finally {
      process.destroyForcibly().onExit().join();
      Files.delete(log.toPath());
    }
  }

  private static void await(String word, BufferedReader from, Entrant entrant, File log)
      throws IOException {
    String line = from.readLine();
    while (line != null && !line.equals(Player.ANSWER + word)) {
      line = from.readLine();
    }
    if (line == null) {
      throw new RivalException(
          entrant, word, Files.readAllLines(log.toPath(), StandardCharsets.ISO_8859_1));
    }
  }

  /** As Linux says. */
  private static double resident(Process process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    String line =
        Files.readAllLines(status).stream()
            .filter(one -> one.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
  }
}
