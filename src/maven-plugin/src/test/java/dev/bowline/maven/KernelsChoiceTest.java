package dev.bowline.maven;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.plan.Target;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class KernelsChoiceTest {
  private static MavenProject project(String... arguments) {
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    Xpp3Dom compilerArgs = new Xpp3Dom("compilerArgs");
    configuration.addChild(compilerArgs);
    for (String argument : arguments) {
      Xpp3Dom arg = new Xpp3Dom("arg");
      arg.setValue(argument);
      compilerArgs.addChild(arg);
    }
    Plugin compiler = new Plugin();
    compiler.setGroupId("org.apache.maven.plugins");
    compiler.setArtifactId("maven-compiler-plugin");
    compiler.setConfiguration(configuration);
    Model model = new Model();
    model.setBuild(new Build());
    model.getBuild().addPlugin(compiler);
    return new MavenProject(model);
  }

  @Test
  void autoFollowsTheProjectsCompiler() throws MojoFailureException {
    CompilerSetup without = CompilerSetup.of(project());
    CompilerSetup with = CompilerSetup.of(project("--add-modules", "jdk.incubator.vector"));
    assertThat(KernelsChoice.of("auto").targets(without)).containsExactly(Target.PLAIN);
    assertThat(KernelsChoice.of("auto").targets(with)).containsExactly(Target.VECTOR);
    assertThat(KernelsChoice.of("plain").targets(with)).containsExactly(Target.PLAIN);
    assertThat(KernelsChoice.of("vector").targets(with)).containsExactly(Target.VECTOR);
  }

  @Test
  void vectorSaysExactlyWhatIsMissing() {
    MavenProject bare = project();
    bare.getProperties().setProperty("maven.compiler.release", "17");
    CompilerSetup setup = CompilerSetup.of(bare);
    MojoFailureException e =
        assertThrows(MojoFailureException.class, () -> KernelsChoice.of("vector").targets(setup));
    assertThat(e)
        .hasMessageThat()
        .contains("<arg>--add-modules</arg><arg>jdk.incubator.vector</arg>");
    assertThat(e).hasMessageThat().contains("instead of a release");
  }

  @Test
  void anotherWordIsRefused() {
    MojoFailureException e =
        assertThrows(MojoFailureException.class, () -> KernelsChoice.of("gpu"));
    assertThat(e).hasMessageThat().contains("expected auto, plain or vector, found `gpu`");
  }
}
