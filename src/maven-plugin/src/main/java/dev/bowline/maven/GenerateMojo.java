package dev.bowline.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Generates the Java class of each autoencoder in the project's model files. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends GenerationMojo {
  /**
   * Where the model files are. Classes of a file without a {@code package} line go to the package
   * that its folder below this one names.
   */
  @Parameter(
      property = "bowline.sourceDirectory",
      defaultValue = "${project.basedir}/src/main/ae",
      required = true)
  private File sourceDirectory;

  /** Where the Java sources go: a source root of the project. */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/bowline", required = true)
  private File outputDirectory;

  @Override
  File sourceDirectory() {
    return sourceDirectory;
  }

  @Override
  File outputDirectory() {
    return outputDirectory;
  }

  @Override
  void addSourceRoot(MavenProject project, String directory) {
    project.addCompileSourceRoot(directory);
  }
}
