package dev.bowline.benchmarks.run;

import dev.bowline.benchmarks.bowline.ModelClasses;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Workload;
import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code java -jar bowline.jar train}, which compiles the model before it trains it. */
public final class CommandLineStart {
  private CommandLineStart() {}

  /**
   * Milliseconds from the start to the end of the first epoch, which is a single step.
   *
   * @throws IOException if it does not get there
   */
  public static double of(Path jar, Workload workload, int threads) throws IOException {
    Path model = Files.createTempFile("bowline-model", ".ae");
    Path data = Files.createTempFile("bowline-data", ".npy");
    try {
      Files.writeString(model, ModelClasses.text());
      int size = workload.network().inputSize();
      float[] batch = Job.of(workload, threads).batches().get(0);
      DataFiles.write(data, new Samples(batch, workload.rows(), new int[] {size}));
      List<String> command =
          List.of(
              Launch.java(Path.of(System.getProperty("java.home"))),
              "-jar",
              jar.toString(),
              "train",
              model.toString(),
              "--model",
              ModelClasses.model(workload.network()),
              "--data",
              data.toString(),
              "--epochs",
              "1",
              "--batch-size",
              Integer.toString(workload.rows()),
              "--threads",
              Integer.toString(threads));
      return untilFirstEpoch(command);
    } finally {
      Files.delete(model);
      Files.delete(data);
    }
  }

  private static double untilFirstEpoch(List<String> command) throws IOException {
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    StringBuilder printed = new StringBuilder();
    try (BufferedReader from =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        if (line.startsWith("epoch 1/1")) {
          return (System.nanoTime() - start) / 1e6;
        }
        printed.append(line).append('\n');
      }
    } finally {
      process.destroyForcibly().onExit().join();
    }
    throw new IOException("no epoch was trained:\n" + printed);
  }
}
