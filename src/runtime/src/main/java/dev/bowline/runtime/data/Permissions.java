package dev.bowline.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what with a file.
 *
 * @param set nothing if there is no such file, or if its file system knows no such permissions
 */
record Permissions(Optional<Set<PosixFilePermission>> set) {

  static Permissions of(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null || !Files.exists(file)) {
      return new Permissions(Optional.empty());
    }
    return new Permissions(Optional.of(view.readAttributes().permissions()));
  }

  /** Gives a file that is being written to nobody who may not read the one that it replaces. */
  void restrict(Path file) throws IOException {
    if (set.isPresent()) {
      Set<PosixFilePermission> open = EnumSet.of(PosixFilePermission.OWNER_WRITE);
      open.addAll(set.get());
      give(file, open);
    }
  }

  /** Gives them to another file. */
  void apply(Path file) throws IOException {
    if (set.isPresent()) {
      give(file, set.get());
    }
  }

  /** Leaves alone what is as it should be: some file systems refuse even that. */
  private static void give(Path file, Set<PosixFilePermission> wanted) throws IOException {
    if (!Files.getPosixFilePermissions(file).equals(wanted)) {
      Files.setPosixFilePermissions(file, wanted);
    }
  }
}
