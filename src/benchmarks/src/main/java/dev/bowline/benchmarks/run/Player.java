package dev.bowline.benchmarks.run;

import dev.bowline.benchmarks.contender.Contender;
import dev.bowline.benchmarks.contender.Inference;
import dev.bowline.benchmarks.contender.Operation;
import dev.bowline.benchmarks.contender.Training;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Task;
import dev.bowline.benchmarks.work.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The process of one contender. It sleeps until a line on its standard input tells it to do
 * something, does it, and answers with a line that starts with {@link #ANSWER}.
 */
public final class Player {
  /** Tells an answer from what libraries print. */
  static final String ANSWER = "@bowline ";

  private final Contender contender;
  private final Job job;
  private final Map<Task, Operation> operations = new EnumMap<>(Task.class);
  private final Map<Task, Clock> clocks = new EnumMap<>(Task.class);

  private Player(Contender contender, Job job) {
    this.contender = contender;
    this.job = job;
  }

  /** Arguments: contender, workload, threads. */
  public static void main(String[] arguments) throws IOException {
    Contender contender = Contender.named(arguments[0]);
    Job job = Job.of(Workload.named(arguments[1]), Integer.parseInt(arguments[2]));
    Player player = new Player(contender, job);
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(ANSWER + player.answer(line.split(" ")));
        System.out.flush();
      }
    }
    player.operations.values().forEach(Operation::close);
    // Some libraries leave threads behind that would keep the process.
    System.exit(0);
  }

  private String answer(String[] words) throws IOException {
    return switch (words[0]) {
      case "train" -> train(Integer.parseInt(words[1]), Path.of(words[2]));
      case "reconstruct" -> reconstruct(Path.of(words[1]));
      case "measure" -> measure(Task.valueOf(words[1]), Long.parseLong(words[2]));
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  /** The losses of so many steps; the trained numbers go into a file. Nothing if it cannot. */
  private String train(int steps, Path file) throws IOException {
    Optional<Training> opened = contender.training(job);
    if (opened.isEmpty()) {
      return "";
    }
    StringBuilder losses = new StringBuilder();
    try (Training training = opened.get()) {
      for (int step = 0; step < steps; step++) {
        losses.append(training.step(step % job.batches().size())).append(' ');
      }
      write(file, training.parameters());
    }
    return losses.toString().trim();
  }

  /** The first batch and the second's first row go into a file. */
  private String reconstruct(Path file) throws IOException {
    Optional<Inference> opened = contender.inference(job);
    if (opened.isEmpty()) {
      return "";
    }
    try (Inference inference = opened.get()) {
      inference.batch(0);
      inference.row(1);
      write(file, inference.batchOutput(), inference.rowOutput());
    }
    return "done";
  }

  /** Nanoseconds of a run. */
  private String measure(Task task, long nanos) {
    Clock clock =
        clocks.computeIfAbsent(
            task,
            key -> {
              Operation operation = contender.open(task, job);
              operations.put(task, operation);
              return new Clock(operation, job);
            });
    return Double.toString(clock.mean(nanos));
  }

  private static void write(Path file, float[]... arrays) throws IOException {
    int size = 0;
    for (float[] array : arrays) {
      size += array.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * size);
    for (float[] array : arrays) {
      for (float value : array) {
        bytes.putFloat(value);
      }
    }
    Files.write(file, bytes.array());
  }
}
