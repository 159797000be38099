package dev.bowline.benchmarks.run;

import dev.bowline.benchmarks.bowline.ModelClasses;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a contender's process is started: each with as many threads, and nothing from outside. */
final class Launch {
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final Map<Path, Path> MODELS = new HashMap<>();

  private Launch() {}

  static ProcessBuilder of(
      Entrant entrant, Class<?> main, int threads, File log, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java(entrant.javaHome()));
    command.addAll(entrant.contender().javaOptions());
    // Javas that want to be told which class path may load libraries only warn otherwise.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dorg.bytedeco.javacpp.cachedir=" + cache().resolve("javacpp"));
    command.add("-Dai.djl.offline=true");
    String models = MODELS.computeIfAbsent(entrant.javaHome(), Launch::compile).toString();
    command.addAll(List.of("-cp", CLASS_PATH + File.pathSeparator + models, main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log);
    Map<String, String> environment = builder.environment();
    // What the machine's owner set for other programs, such as OPENBLAS_CORETYPE.
    environment.keySet().removeIf(name -> name.matches("(OPENBLAS|OMP|GOMP|KMP|MKL|TF|DJL)_.*"));
    environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    environment.put("MKL_NUM_THREADS", Integer.toString(threads));
    environment.put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
    environment.put("TF_CPP_MIN_LOG_LEVEL", "2");
    environment.put("DJL_CACHE_DIR", cache().resolve("djl").toString());
    environment.put("OPT_OUT_TRACKING", "true");
    return builder;
  }

  /** Bowline's classes as that Java compiles them, in a folder: no contender runs a compiler. */
  private static Path compile(Path javaHome) {
    Path folder = cache().resolve("models").resolve(javaHome.getFileName());
    ProcessBuilder builder =
        new ProcessBuilder(
            java(javaHome), "-cp", CLASS_PATH, ModelClasses.class.getName(), folder.toString());
    try {
      int status = builder.inheritIO().start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("compiling the models ended with " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return folder;
  }

  /** The launcher of a Java. */
  static String java(Path javaHome) {
    return javaHome.resolve("bin/java").toString();
  }

  /** Beside the first of the jars: there, libraries are unpacked once. */
  private static Path cache() {
    String first = CLASS_PATH.split(File.pathSeparator)[0];
    return Path.of(first).toAbsolutePath().resolveSibling("cache");
  }
}
