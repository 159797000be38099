package dev.bowline.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
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

  @Test
  void aReplacedFileKeepsItsPermissions() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "old");
    assumePosix(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    AtomicFile.write(
        file,
        out -> {
          Path other = listing().stream().filter(path -> !path.equals(file)).findFirst().get();
          assertThat(permissions(other)).isEqualTo("rw-r-----");
        });
    assertThat(permissions(file)).isEqualTo("rw-r-----");
  }

  @Test
  void aNewFileHasThePermissionsOfAnyNewFile() throws IOException {
    Path any = Files.createFile(folder.resolve("any"));
    assumePosix(any);
    Path file = folder.resolve("out");
    AtomicFile.write(file, out -> out.write('n'));
    assertThat(permissions(file)).isEqualTo(permissions(any));
  }

  @Test
  void updatingTouchesAFileOnlyIfItChanges() throws IOException {
    Path file = folder.resolve("out");
    FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
    assertThat(AtomicFile.update(file, new byte[] {1})).isTrue();
    Files.setLastModifiedTime(file, longAgo);
    assertThat(AtomicFile.update(file, new byte[] {1})).isFalse();
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
    assertThat(AtomicFile.update(file, new byte[] {2})).isTrue();
    assertThat(Files.readAllBytes(file)).isEqualTo(new byte[] {2});
    assertThat(Files.getLastModifiedTime(file)).isNotEqualTo(longAgo);
  }

  @Test
  void aPlaceIsFoundOutWithoutTouchingIt() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "old");
    AtomicFile.require(file);
    AtomicFile.require(folder.resolve("new"));
    assertThat(listing()).containsExactly(file);
    assertThat(Files.readString(file)).isEqualTo("old");
    Path missing = folder.resolve("missing/out");
    FileSystemException fault =
        assertThrows(FileSystemException.class, () -> AtomicFile.require(missing));
    assertThat(fault).hasMessageThat().isEqualTo(missing + ": its folder does not exist");
  }

  private static void assumePosix(Path file) throws IOException {
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<Path> listing() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
