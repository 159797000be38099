package dev.bowline.cli.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder with a model, and the jar started in it. */
final class Shipped {
  private static final String MODEL =
      """
      autoencoder Digits {
        input(64);
        layer code = dense(8);
        layer output = dense(activation = sigmoid) tied_to code;
        train { loss = binary_crossentropy; }
      }
      """;

  /** For a machine that has much else to do. */
  private static final int PATIENCE_SECONDS = 300;

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> options = new ArrayList<>();
  private int runs;

  Shipped(Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("digits.ae"), MODEL);
    with("XDG_CACHE_HOME", folder.resolve("cache").toString());
  }

  Shipped with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Options for the JVM. */
  Shipped withOptions(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Runs a command to its end. */
  Result run(String... args) throws IOException, InterruptedException {
    return start(args).result();
  }

  Running start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-jar");
    command.add(System.getProperty("bowline.jar"));
    command.addAll(List.of(args));
    Path out = folder.resolve("out" + runs);
    Path err = folder.resolve("err" + runs++);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.contains("JAVA") || name.contains("JDK"));
    builder.environment().putAll(environment);
    return new Running(builder.start(), out, err);
  }

  /** A training that would take days, once its first epoch is over. */
  Running training(String... more) throws IOException, InterruptedException {
    List<String> args = new ArrayList<>(List.of("train", "digits.ae", "--data", "digits"));
    args.addAll(List.of("--epochs", "1000000", "--save", "w.safetensors"));
    args.addAll(List.of(more));
    Running training = start(args.toArray(String[]::new));
    until(() -> !training.process().isAlive() || training.output().contains("epoch 1/"));
    return training;
  }

  /** Waits for something that has to happen. */
  static void until(Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.holds()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("it did not happen in " + PATIENCE_SECONDS + " seconds");
      }
      Thread.sleep(50);
    }
  }

  /** Something that comes to hold. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /** A command under way. */
  record Running(Process process, Path out, Path err) {
    String output() throws IOException {
      return Files.readString(out);
    }

    /** The child JVMs. */
    List<ProcessHandle> children() {
      return process.children().toList();
    }

    Result result() throws IOException, InterruptedException {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError("it did not end in " + PATIENCE_SECONDS + " seconds");
      }
      return new Result(process.exitValue(), output(), Files.readString(err));
    }
  }

  /** What came of it. */
  record Result(int status, String out, String err) {}
}
