package dev.bowline.benchmarks.bowline;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.GeneratedClass;
import dev.bowline.benchmarks.work.Network;
import dev.bowline.memory.MemoryCompiler;
import dev.bowline.plan.Target;
import dev.bowline.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * The class of each network, with all kernels that Bowline has. A class chooses among them when it
 * is loaded, by whether the JVM has the vector module.
 */
public final class ModelClasses {
  private static final String MODELS = "workloads.ae";

  private ModelClasses() {}

  /** Writes the class files into the folder that is the only argument, as a build would. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (Map.Entry<String, byte[]> one : MemoryCompiler.bytecode(generated()).entrySet()) {
      Path file = folder.resolve(one.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, one.getValue());
    }
  }

  /** A network's class: from the class path if it is there, otherwise made in memory. */
  static Class<?> of(Network network) {
    List<GeneratedClass> generated;
    try {
      return Class.forName(name(network));
    } catch (ClassNotFoundException e) {
      generated = generated();
    }
    return MemoryCompiler.load(generated).stream()
        .filter(type -> type.getName().equals(name(network)))
        .findFirst()
        .orElseThrow();
  }

  /** The model file of all networks. */
  public static String text() {
    try (InputStream in = ModelClasses.class.getResourceAsStream(MODELS)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a network is called in the model file. */
  public static String model(Network network) {
    return switch (network) {
      case TINY -> "Tiny";
      case SMALL -> "Small";
      case SINGLE -> "Single";
      case DEEP -> "Deep";
      case LARGE -> "Large";
    };
  }

  private static String name(Network network) {
    return "dev.bowline.benchmarks.model." + model(network);
  }

  private static List<GeneratedClass> generated() {
    CompileRequest request = CompileRequest.of(SourceFile.of(MODELS, text()));
    CompileResult result = Compiler.compile(request.with(EnumSet.allOf(Target.class)));
    if (result.hasErrors()) {
      throw new IllegalStateException(result.diagnostics().toString());
    }
    return result.classes();
  }
}
