package dev.bowline.cli;

import dev.bowline.cli.launch.VectorModule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs what users run, for nobody to see: so that a class archive gets the classes they need. */
final class Rehearsal {
  private static final String MODEL =
      """
      const width = 8;
      /** A tie, noise, and the usual settings. */
      autoencoder Rehearsal {
        input(64);
        layer noise = gaussian_noise(0.1);
        layer code = dense(width, activation = relu);
        layer output = dense(activation = sigmoid) tied_to code;
        train {
          loss = binary_crossentropy;
          optimizer = adam(learning_rate = 0.001);
          metrics = [mean_squared_error];
          validation_split = 0.1;
        }
      }
      """;

  private final Path folder;

  Rehearsal(Path folder) {
    this.folder = folder;
  }

  /** 0 if every command went well. */
  int run() throws IOException {
    String model = Files.writeString(folder.resolve("rehearsal.ae"), MODEL).toString();
    String weights = folder.resolve("rehearsal.safetensors").toString();
    String history = folder.resolve("history.csv").toString();
    int faults =
        run("summary", model)
            + run("train", model, "--data", "digits", "--save", weights, "--history", history)
            + run("encode", model, "--weights", weights, "--data", "digits");
    return VectorModule.add()
        ? faults + run("train", model, "--data", "digits", "--kernels", "vector")
        : faults;
  }

  private static int run(String... args) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    Console console = new Console(nowhere, nowhere, StandardCharsets.UTF_8, Console.Reader.PIPE);
    return new CommandLineRunner(
            new Context(console, new BuiltInToolchain(), new ShutdownInterrupts()))
        .run(args);
  }
}
