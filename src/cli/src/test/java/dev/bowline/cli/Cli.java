package dev.bowline.cli;

import dev.bowline.GeneratedClass;
import dev.bowline.memory.CompiledModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A folder with model files and data, and the command line run in it, within this JVM. */
final class Cli {
  /** 4-2-4 with a const, both layers tied. */
  static final String TIED =
      """
      const rate = 0.05;
      autoencoder Tied {
        input(4);
        layer e = dense(2, activation = sigmoid);
        layer d = dense(4, activation = sigmoid) tied_to e;
        train {
          loss = binary_crossentropy;
          optimizer = adam(learning_rate = rate);
          metrics = [mean_squared_error];
          batch_size = 2;
          epochs = 3;
          seed = 7;
        }
      }
      """;

  /** One whose scaling has to be fitted. */
  static final String SCALED =
      """
      autoencoder Scaled {
        input(4, scaling = standard);
        layer e = dense(2);
        layer d = dense(4) tied_to e;
      }
      """;

  /** One that learns slopes behind its code. */
  static final String SLOPED =
      """
      autoencoder Sloped {
        input(4);
        layer e = dense(2);
        layer p = prelu(alpha_initializer = constant(0.25));
        layer d = dense(4) tied_to e;
      }
      """;

  static final String ONE_HOT = "1,0,0,0\n0,1,0,0\n0,0,1,0\n0,0,0,1\n";

  /** The Java compiler is slow, and most tests use the same model. */
  private static final Map<String, CompiledModel> COMPILED = new ConcurrentHashMap<>();

  private final Path folder;
  private Toolchain toolchain = new Remembering();
  private Interrupts interrupts = new ShutdownInterrupts();
  private Console.Reader reader = Console.Reader.PIPE;

  Cli(Path folder) {
    this.folder = folder;
  }

  Cli with(Toolchain toolchain) {
    this.toolchain = toolchain;
    return this;
  }

  Cli with(Interrupts interrupts) {
    this.interrupts = interrupts;
    return this;
  }

  Cli on(Console.Reader reader) {
    this.reader = reader;
    return this;
  }

  /** The path of a file in the folder, as an argument. */
  String path(String name) {
    return folder.resolve(name).toString();
  }

  /** Writes a file and gives its path, as an argument. */
  String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = run(out, err, args);
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  int run(OutputStream out, OutputStream err, String... args) {
    Console console = new Console(out, err, StandardCharsets.UTF_8, reader);
    return new CommandLineRunner(new Context(console, toolchain, interrupts)).run(args);
  }

  /** The same, for a command whose success is not what the test is about. */
  Result done(String... args) {
    Result result = run(args);
    if (result.status() != ExitStatus.DONE) {
      throw new AssertionError(Arrays.toString(args) + ": " + result);
    }
    return result;
  }

  /** What came of a command line. */
  record Result(int status, String out, String err) {}

  private static final class Remembering extends BuiltInToolchain {
    @Override
    public CompiledModel load(GeneratedClass generated) {
      return COMPILED.computeIfAbsent(generated.source(), source -> super.load(generated));
    }
  }
}
