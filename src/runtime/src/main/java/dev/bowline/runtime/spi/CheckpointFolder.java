package dev.bowline.runtime.spi;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkpoints of one training, the last two of them; their names sort by their steps. */
final class CheckpointFolder {
  private static final Pattern NAME = Pattern.compile("step-\\d{19}\\.checkpoint");

  /** What a killed process leaves of a file that it was writing. */
  private static final Pattern LEFT_OVER = Pattern.compile("\\.bowline-[0-9a-f]+\\.tmp");

  private static final int KEPT = 2;

  private final Path folder;

  private CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  /** A checkpoint that is whole. */
  record Found(Path file, byte[] content) {}

  /** Opens or makes a folder. */
  static CheckpointFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    CheckpointFolder opened = new CheckpointFolder(folder);
    for (Path left : opened.named(LEFT_OVER)) {
      Files.delete(left);
    }
    return opened;
  }

  /** Makes sure that no other training's work would be lost. */
  void requireEmpty() throws IOException {
    if (!newestFirst().isEmpty()) {
      throw new InputException(
          folder,
          "a folder without checkpoints, or the wish to resume",
          "the checkpoint " + newestFirst().get(0).getFileName());
    }
  }

  /**
   * The newest one that is whole. Any newer ones are deleted, for they are of no use and would be
   * in the way of those to come.
   *
   * @param message is told of them
   */
  Optional<Found> newest(Consumer<String> message) throws IOException {
    for (Path file : newestFirst()) {
      Optional<byte[]> content = CheckpointFile.read(file);
      if (content.isPresent()) {
        return Optional.of(new Found(file, content.get()));
      }
      message.accept(
          "checkpoint "
              + file
              + " is torn or corrupt: its checksum is wrong; the one before is used");
      Files.delete(file);
    }
    return Optional.empty();
  }

  /** Adds one, then deletes all but the last two. */
  void add(long step, byte[] content) throws IOException {
    CheckpointFile.write(folder.resolve("step-%019d.checkpoint".formatted(step)), content);
    List<Path> files = newestFirst();
    for (Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
      Files.delete(old);
    }
  }

  private List<Path> newestFirst() throws IOException {
    return named(NAME).stream().sorted(Comparator.<Path>naturalOrder().reversed()).toList();
  }

  private List<Path> named(Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> pattern.matcher(file.getFileName().toString()).matches())
          .toList();
    }
  }
}
