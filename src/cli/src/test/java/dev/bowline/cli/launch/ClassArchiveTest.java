package dev.bowline.cli.launch;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
  @TempDir Path temporary;
  private Path jar;
  private Path folder;
  private StartingJvm jvm;

  @BeforeEach
  void setUp() throws IOException {
    jar = Files.writeString(temporary.resolve("bowline.jar"), "classes");
    folder = temporary.resolve("cache").resolve("bowline");
    jvm = Jvms.with(jar);
  }

  private ClassArchive archive() {
    return new ClassArchive(jvm, folder);
  }

  private void make(ClassArchive archive) throws IOException {
    assertThat(archive.claim()).isTrue();
    archive.accept(Files.writeString(folder.resolve("draft"), "archive"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void isFoundOnceItIsThere() throws IOException {
    assertThat(archive().find()).isEmpty();
    make(archive());
    assertThat(files()).hasSize(1);
    Path file = folder.resolve(files().get(0));
    assertThat(archive().find()).hasValue(file);
    assertThat(ClassArchive.options(file)).contains("-XX:SharedArchiveFile=" + file);
  }

  @Test
  void thatIsNotWholeIsNotFound() throws IOException {
    make(archive());
    Files.writeString(folder.resolve(files().get(0)), "arch");
    assertThat(archive().find()).isEmpty();
    make(archive());
    assertThat(archive().find()).isPresent();
  }

  @Test
  void oneProcessMakesIt() throws IOException {
    assertThat(archive().claim()).isTrue();
    assertThat(archive().claim()).isFalse();
    archive().disclaim();
    assertThat(archive().claim()).isTrue();
  }

  @Test
  void whatCouldNotBeMadeIsTriedAgainTheNextDay() throws IOException {
    assertThat(archive().claim()).isTrue();
    Path claim = folder.resolve(files().get(0));
    Files.setLastModifiedTime(claim, FileTime.from(Instant.now().minus(Duration.ofHours(23))));
    assertThat(archive().claim()).isFalse();
    Files.setLastModifiedTime(claim, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    assertThat(archive().claim()).isTrue();
  }

  @Test
  void newBuildReplacesTheOld() throws IOException {
    make(archive());
    Files.writeString(jar, "other classes");
    assertThat(archive().find()).isEmpty();
    make(archive());
    assertThat(files()).hasSize(1);
    jvm = Jvms.updated(jvm);
    assertThat(archive().find()).isEmpty();
    make(archive());
    assertThat(files()).hasSize(1);
    assertThat(archive().find()).isPresent();
  }

  @Test
  void otherJarsAndJvmsKeepTheirs() throws IOException {
    make(archive());
    StartingJvm first = jvm;
    jvm = Jvms.with(Files.writeString(temporary.resolve("other.jar"), "classes"));
    make(archive());
    archive().drop();
    assertThat(archive().find()).isEmpty();
    assertThat(new ClassArchive(first, folder).find()).isPresent();
  }

  @Test
  void folderThatCannotBeMadeIsToldApart() throws IOException {
    folder = Files.createFile(temporary.resolve("file")).resolve("bowline");
    assertThat(archive().find()).isEmpty();
    assertThrows(IOException.class, () -> archive().claim());
  }
}
