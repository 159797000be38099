package dev.bowline.maven;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path target;
  private Path root;
  private OutputFolder folder;

  @BeforeEach
  void openIt() {
    root = target.resolve("generated-sources/bowline");
    folder = new OutputFolder(root);
  }

  @Test
  void writesWithoutLeavingAnythingElseBehind() throws IOException {
    assertThat(folder.write("com/A.java", "class A {}")).isTrue();
    assertThat(Files.readString(root.resolve("com/A.java"))).isEqualTo("class A {}");
    try (Stream<Path> files = Files.list(root.resolve("com"))) {
      assertThat(files.count()).isEqualTo(1);
    }
  }

  @Test
  void sameContentKeepsItsTime() throws IOException {
    folder.write("A.java", "class A {}");
    Files.setLastModifiedTime(root.resolve("A.java"), LONG_AGO);

    assertThat(folder.write("A.java", "class A {}")).isFalse();
    assertThat(Files.getLastModifiedTime(root.resolve("A.java"))).isEqualTo(LONG_AGO);

    assertThat(folder.write("A.java", "class A { }")).isTrue();
    assertThat(Files.getLastModifiedTime(root.resolve("A.java"))).isNotEqualTo(LONG_AGO);
  }

  @Test
  void removingTakesTheFoldersThatBecomeEmpty() throws IOException {
    folder.write("com/example/deep/A.java", "");
    folder.write("com/B.java", "");

    assertThat(folder.remove("com/example/deep/A.java")).isTrue();
    assertThat(Files.exists(root.resolve("com/example"))).isFalse();
    assertThat(Files.exists(root.resolve("com/B.java"))).isTrue();
  }

  @Test
  void removingWhatIsGoneIsNoFault() throws IOException {
    assertThat(folder.remove("com/example/A.java")).isFalse();
  }

  @Test
  void nothingOutsideOfTheFolderIsTouched() throws IOException {
    Path secret = target.resolve("secret.txt");
    Files.writeString(secret, "mine");

    assertThrows(IOException.class, () -> folder.remove("../../secret.txt"));
    assertThrows(IOException.class, () -> folder.write("../../secret.txt", "yours"));
    assertThat(Files.readString(secret)).isEqualTo("mine");
  }
}
