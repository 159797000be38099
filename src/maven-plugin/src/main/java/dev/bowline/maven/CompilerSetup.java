package dev.bowline.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/** What a project tells maven-compiler-plugin, as far as vector kernels need it. */
record CompilerSetup(String configuration, boolean release) {
  private static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";
  private static final String MODULE = "jdk.incubator.vector";

  static CompilerSetup of(MavenProject project) {
    List<Object> configurations = new ArrayList<>();
    Plugin compiler = project.getPlugin(COMPILER);
    if (compiler != null) {
      configurations.add(compiler.getConfiguration());
      for (PluginExecution execution : compiler.getExecutions()) {
        configurations.add(execution.getConfiguration());
      }
    }
    String all = configurations.toString();
    boolean release =
        all.contains("<release>")
            || !project.getProperties().getProperty("maven.compiler.release", "").isBlank();
    return new CompilerSetup(all, release);
  }

  /** Whether classes with vector kernels compile. */
  boolean knowsVectors() {
    return configuration.contains(MODULE) && !release;
  }

  /** Says exactly what is missing, if anything is. */
  void requireVectors() throws MojoFailureException {
    List<String> missing = new ArrayList<>();
    if (!configuration.contains(MODULE)) {
      missing.add(
          "add to the configuration of maven-compiler-plugin: <compilerArgs>"
              + "<arg>--add-modules</arg><arg>"
              + MODULE
              + "</arg></compilerArgs>");
    }
    if (release) {
      missing.add(
          "set maven.compiler.source and maven.compiler.target instead of a release, which hides"
              + " modules in incubation");
    }
    if (!missing.isEmpty()) {
      throw new MojoFailureException(
          "<kernels>vector</kernels> needs the module "
              + MODULE
              + " when classes are compiled: "
              + String.join("; ", missing)
              + ". To use them, start Java with --add-modules "
              + MODULE);
    }
  }
}
