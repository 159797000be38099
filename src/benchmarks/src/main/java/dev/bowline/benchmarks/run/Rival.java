package dev.bowline.benchmarks.run;

import dev.bowline.benchmarks.work.Task;
import dev.bowline.benchmarks.work.Workload;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link Player} seen from outside. */
final class Rival implements AutoCloseable {
  private final Entrant entrant;
  private final Process process;
  private final PrintStream to;
  private final BufferedReader from;
  private final File log;

  Rival(Entrant entrant, Workload workload, int threads) throws IOException {
    this.entrant = entrant;
    log = File.createTempFile("bowline-rival", ".log");
    log.deleteOnExit();
    process =
        Launch.of(
                entrant,
                Player.class,
                threads,
                log,
                entrant.contender().toString(),
                workload.name(),
                Integer.toString(threads))
            .start();
    to = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    from =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  Entrant entrant() {
    return entrant;
  }

  /** The losses of so many steps, and the numbers after them; no losses if it does not train. */
  Trained train(int steps) throws IOException {
    Path file = Files.createTempFile("bowline-trained", ".bin");
    try {
      String losses = ask("train " + steps + " " + file);
      if (losses.isEmpty()) {
        return new Trained(new double[0], new float[0]);
      }
      return new Trained(
          Arrays.stream(losses.split(" ")).mapToDouble(Double::parseDouble).toArray(), read(file));
    } finally {
      Files.delete(file);
    }
  }

  /** The first batch and the second's first row, reconstructed; empty if it cannot. */
  float[] reconstruct() throws IOException {
    Path file = Files.createTempFile("bowline-output", ".bin");
    try {
      return ask("reconstruct " + file).isEmpty() ? new float[0] : read(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Nanoseconds of a run, the mean over that time. */
  double measure(Task task, long nanos) throws IOException {
    return Double.parseDouble(ask("measure " + task.name() + " " + nanos));
  }

  @Override
  public void close() {
    to.close();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    log.delete();
  }

  /** What a contender answers, or why there is no answer. */
  private String ask(String question) throws IOException {
    to.println(question);
    for (String line = from.readLine(); line != null; line = from.readLine()) {
      if (line.startsWith(Player.ANSWER)) {
        return line.substring(Player.ANSWER.length());
      }
    }
    List<String> last = Files.readAllLines(log.toPath(), StandardCharsets.ISO_8859_1);
    throw new RivalException(entrant, question, last);
  }

  private static float[] read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  /** Losses of steps, and the numbers that came of them. */
  record Trained(double[] losses, float[] parameters) {}
}
