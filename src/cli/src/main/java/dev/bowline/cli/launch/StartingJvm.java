package dev.bowline.cli.launch;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM that the user started.
 *
 * @param home where it is installed
 * @param version its exact build
 * @param classPath what its classes come from
 * @param options what it was started with, those of environment variables included
 * @param pid its process
 */
record StartingJvm(Path home, String version, Path classPath, List<String> options, long pid) {
  /**
   * Options of somebody who watches this very JVM, or that two JVMs cannot both follow: a
   * debugger's port, a recording's file.
   */
  private static final List<String> WATCHED =
      List.of(
          "-agentlib:",
          "-agentpath:",
          "-javaagent:",
          "-Xdebug",
          "-Xrun",
          "-Xlog",
          "-XX:StartFlightRecording",
          "-XX:FlightRecorderOptions",
          "-XX:ArchiveClassesAtExit",
          "-XX:AOT",
          "-XX:+Print",
          "-Dcom.sun.management.jmxremote");

  /** Their options are among {@code options} already. */
  private static final List<String> OPTION_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  StartingJvm {
    options = List.copyOf(options);
  }

  static StartingJvm current() {
    return new StartingJvm(
        Path.of(System.getProperty("java.home")),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        Path.of(System.getProperty("java.class.path")).toAbsolutePath(),
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        ProcessHandle.current().pid());
  }

  /** Whether there is an executable jar to start again, and nobody who watches this JVM. */
  boolean mayHaveChild() {
    for (String option : options) {
      for (String watched : WATCHED) {
        if (option.startsWith(watched)) {
          return false;
        }
      }
    }
    return Files.isRegularFile(classPath) && Files.isExecutable(java());
  }

  /** A JVM of the same installation whose options are those of its command line alone. */
  ProcessBuilder another(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(java().toString());
    command.addAll(arguments);
    ProcessBuilder process = new ProcessBuilder(command);
    for (String variable : OPTION_VARIABLES) {
      process.environment().remove(variable);
    }
    return process;
  }

  private Path java() {
    return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
  }
}
