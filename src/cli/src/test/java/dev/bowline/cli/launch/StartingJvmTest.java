package dev.bowline.cli.launch;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartingJvmTest {
  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void setUp() throws IOException {
    jar = Files.createFile(folder.resolve("bowline.jar"));
  }

  @Test
  void oneThatRunsAJarMayHaveAChild() {
    assertThat(Jvms.with(jar, "-Xmx1g", "-Da=b").mayHaveChild()).isTrue();
  }

  @Test
  void oneThatRunsClassesFromFoldersMayNot() {
    assertThat(Jvms.with(folder).mayHaveChild()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
        "-javaagent:agent.jar",
        "-Xlog:gc",
        "-XX:StartFlightRecording=filename=a.jfr",
        "-Dcom.sun.management.jmxremote.port=9010"
      })
  void oneThatIsWatchedMayNot(String option) {
    assertThat(Jvms.with(jar, "-Xmx1g", option).mayHaveChild()).isFalse();
  }

  @Test
  void oneThatCannotBeStartedAgainMayNot() {
    StartingJvm here = StartingJvm.current();
    StartingJvm bare = new StartingJvm(folder, here.version(), jar, List.of(), here.pid());
    assertThat(bare.mayHaveChild()).isFalse();
  }

  @Test
  void anotherTakesNoOptionsFromTheEnvironment() {
    ProcessBuilder another = Jvms.with(jar).another(List.of("-version"));
    assertThat(another.command()).hasSize(2);
    assertThat(another.environment().keySet())
        .containsNoneOf("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
  }
}
