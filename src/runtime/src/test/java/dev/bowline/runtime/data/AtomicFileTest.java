package dev.bowline.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void aNewFileIsWrittenAndNothingElse() throws IOException {
    Path file = folder.resolve("out");
    AtomicFile.write(file, out -> out.write(new byte[] {1, 2}));
    assertThat(Files.readAllBytes(file)).isEqualTo(new byte[] {1, 2});
    assertThat(listing()).containsExactly(file);
  }

  @Test
  void theOldFileStaysWholeWhileTheNewOneIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "old");
    AtomicFile.write(
        file,
        out -> {
          out.write('n');
          out.flush();
          assertThat(Files.readString(file)).isEqualTo("old");
        });
    assertThat(Files.readString(file)).isEqualTo("n");
  }

  @Test
  void whenWritingFailsTheOldFileStaysAndTheTemporaryOneGoes() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "old");
    AtomicFile.Content failing =
        out -> {
          out.write('n');
          throw new IOException("disk full");
        };
    IOException e = assertThrows(IOException.class, () -> AtomicFile.write(file, failing));
    assertThat(e).hasMessageThat().isEqualTo("disk full");
    assertThat(Files.readString(file)).isEqualTo("old");
    assertThat(listing()).containsExactly(file);
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    AtomicFile.write(link, out -> out.write('n'));
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.readString(file)).isEqualTo("n");
  }

  @Test
  void aFolderOrAMissingFolderIsAnErrorThatNamesTheFile() {
    FileSystemException folderItself =
        assertThrows(FileSystemException.class, () -> AtomicFile.write(folder, out -> {}));
    assertThat(folderItself).hasMessageThat().isEqualTo(folder + ": is a folder");
    Path file = folder.resolve("missing/out");
    FileSystemException missing =
        assertThrows(FileSystemException.class, () -> AtomicFile.write(file, out -> {}));
    assertThat(missing).hasMessageThat().isEqualTo(file + ": its folder does not exist");
  }

  private List<Path> listing() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
