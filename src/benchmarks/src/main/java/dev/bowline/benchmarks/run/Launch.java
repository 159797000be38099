package dev.bowline.benchmarks.run;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a contender's process is started: each with as many threads, and nothing from outside. */
final class Launch {
  private Launch() {}

  static ProcessBuilder of(
      Entrant entrant, Class<?> main, int threads, File log, String... arguments) {
    Path natives = natives();
    List<String> command = new ArrayList<>();
    command.add(entrant.javaHome().resolve("bin/java").toString());
    command.addAll(entrant.contender().javaOptions());
    // Javas that want to be told which class path may load libraries only warn otherwise.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dorg.bytedeco.javacpp.cachedir=" + natives.resolve("javacpp"));
    command.add("-Dai.djl.offline=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log);
    Map<String, String> environment = builder.environment();
    // What the machine's owner set for other programs, such as OPENBLAS_CORETYPE.
    environment.keySet().removeIf(name -> name.matches("(OPENBLAS|OMP|GOMP|KMP|MKL|TF|DJL)_.*"));
    environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    environment.put("MKL_NUM_THREADS", Integer.toString(threads));
    environment.put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
    environment.put("TF_CPP_MIN_LOG_LEVEL", "2");
    environment.put("DJL_CACHE_DIR", natives.resolve("djl").toString());
    environment.put("OPT_OUT_TRACKING", "true");
    return builder;
  }

  /** Where libraries are unpacked once: beside the first of the jars. */
  private static Path natives() {
    String first = System.getProperty("java.class.path").split(File.pathSeparator)[0];
    return Path.of(first).toAbsolutePath().resolveSibling("natives");
  }
}
