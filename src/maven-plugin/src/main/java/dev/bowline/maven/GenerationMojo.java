package dev.bowline.maven;

import java.io.File;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What generating for the main classes and for the tests have in common: all but the folders. */
abstract class GenerationMojo extends AbstractMojo {
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  private MojoExecution execution;

  /** Which files below the source directory are model files. */
  @Parameter(defaultValue = "**/*.ae")
  private List<String> includes;

  /** Which of those to leave out. */
  @Parameter private List<String> excludes;

  /**
   * New values for consts of the model files: for each const, the text that the file could have
   * after {@code =}.
   */
  @Parameter private Map<String, String> consts;

  /**
   * The kernels of the classes: {@code plain}, {@code vector} for vector ones besides, which take
   * their place where Java has the module {@code jdk.incubator.vector}, or {@code auto} for vector
   * ones where the project compiles with that module.
   */
  @Parameter(property = "bowline.kernels", defaultValue = "auto")
  private String kernels;

  /** Leaves everything as it is. */
  @Parameter(property = "bowline.skip", defaultValue = "false")
  private boolean skip;

  abstract File sourceDirectory();

  abstract File outputDirectory();

  abstract void addSourceRoot(MavenProject project, String directory);

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped, as configured");
      return;
    }
    Options options = options();
    Outcome outcome;
    try {
      outcome = run(options);
    } catch (IOException e) {
      throw new MojoExecutionException("Cannot read models or write classes: " + e, e);
    } catch (ProviderException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      throw new MojoExecutionException(
          "Bowline itself is at fault: " + e + ". Please report this with the model files", e);
    }
    report(outcome);
    addSourceRoot(project, outputDirectory().getPath());
  }

  private Outcome run(Options options) throws IOException {
    Path basedir = project.getBasedir().toPath();
    SourceTree tree =
        new SourceTree(
            sourceDirectory().toPath(), includes, excludes == null ? List.of() : excludes);
    Generation generation =
        new Generation(
            basedir,
            outputDirectory().toPath(),
            stateFile(),
            ToolIdentity.of(GenerationMojo.class),
            new BowlineTranslator(GenerationMojo.class.getClassLoader()));
    return generation.run(tree.read(basedir), options);
  }

  private Path stateFile() {
    String name = execution.getGoal() + "-" + execution.getExecutionId();
    return Path.of(project.getBuild().getDirectory(), "bowline")
        .resolve(URLEncoder.encode(name, StandardCharsets.UTF_8) + ".state");
  }

  private Options options() throws MojoFailureException {
    Map<String, String> values = new TreeMap<>(consts == null ? Map.of() : consts);
    for (Map.Entry<String, String> value : values.entrySet()) {
      // Maven gives null for an empty element.
      if (value.getValue() == null) {
        throw new MojoFailureException("The const `" + value.getKey() + "` is given no value");
      }
    }
    return new Options(values, KernelsChoice.of(kernels).targets(CompilerSetup.of(project)));
  }

  private void report(Outcome outcome) throws MojoFailureException {
    for (Message message : outcome.messages()) {
      if (message.isError()) {
        getLog().error(message.text());
      } else {
        getLog().warn(message.text());
      }
    }
    switch (outcome.kind()) {
      case FAILED -> throw failure(outcome);
      case UP_TO_DATE -> getLog().info("Nothing to generate: all classes are up to date");
      case GENERATED ->
          getLog()
              .info(
                  "%d generated (%d of them changed), %d removed"
                      .formatted(outcome.classes(), outcome.written(), outcome.removed()));
    }
  }

  /** With the errors once more, since Maven shows the message at the end of a long log. */
  private static MojoFailureException failure(Outcome outcome) {
    List<Message> errors = outcome.messages().stream().filter(Message::isError).toList();
    String count = errors.size() == 1 ? "1 error" : errors.size() + " errors";
    return new MojoFailureException(
        errors.stream()
            .map(Message::firstLine)
            .collect(Collectors.joining("\n", count + " in the model files\n", "")));
  }
}
