package dev.bowline.maven;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildStateTest {
  private static final BuildState STATE =
      new BuildState(
          "abc",
          "target/generated sources",
          new TreeMap<>(Map.of("com/A.java", "12", "odd\tname%0A.java", "34")),
          List.of(
              new Message(Severity.WARNING, "a.ae:[1,2] warning\n  |\t^ 100%\r\n"),
              new Message(Severity.WARNING, "nothing is tied")));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("deep/generate.state");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    STATE.write(file);
    assertThat(BuildState.read(file)).hasValue(STATE);
  }

  @Test
  void sameStateGivesTheSameBytes() throws IOException {
    STATE.write(file);
    byte[] first = Files.readAllBytes(file);
    STATE.write(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void missingFileIsNoState() throws IOException {
    assertThat(BuildState.read(file)).isEmpty();
  }

  @Test
  void cutOffFileIsNoState() throws IOException {
    STATE.write(file);
    String text = Files.readString(file);
    for (int end = 0; end < text.length() - 1; end++) {
      Files.writeString(file, text.substring(0, end));
      assertThat(BuildState.read(file)).isEmpty();
    }
  }

  @Test
  void stateOfAnotherVersionIsNoState() throws IOException {
    STATE.write(file);
    Files.writeString(file, Files.readString(file).replace("state 1", "state 2"));
    assertThat(BuildState.read(file)).isEmpty();
  }

  @Test
  void fileWithoutAnyTextIsNoState() throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    assertThat(BuildState.read(file)).isEmpty();
  }
}
