package dev.bowline.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Generates the Java class of each autoencoder in the project's test model files. */
@Mojo(
    name = "generate-test",
    defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
    threadSafe = true)
public final class GenerateTestMojo extends GenerationMojo {
  /**
   * Where the model files are. Classes of a file without a {@code package} line go to the package
   * that its folder below this one names.
   */
  @Parameter(
      property = "bowline.testSourceDirectory",
      defaultValue = "${project.basedir}/src/test/ae",
      required = true)
  private File sourceDirectory;

  /** Where the Java sources go: a test source root of the project. */
  @Parameter(
      defaultValue = "${project.build.directory}/generated-test-sources/bowline",
      required = true)
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
    project.addTestCompileSourceRoot(directory);
  }
}
