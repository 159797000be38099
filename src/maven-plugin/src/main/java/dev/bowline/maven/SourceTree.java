package dev.bowline.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The model files below a source root. */
final class SourceTree {
  private final Path root;
  private final List<FilePattern> includes;
  private final List<FilePattern> excludes;

  SourceTree(Path root, List<String> includes, List<String> excludes) {
    this.root = root;
    this.includes = includes.stream().map(FilePattern::new).toList();
    this.excludes = excludes.stream().map(FilePattern::new).toList();
  }

  /**
   * All of them, in an order that does not depend on the file system.
   *
   * @param basedir the folder that their names start from
   */
  List<ModelSource> read(Path basedir) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    List<String> paths;
    try (Stream<Path> found = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      paths =
          found
              .filter(Files::isRegularFile)
              .map(file -> PortablePath.slashed(root.relativize(file)))
              .filter(this::wanted)
              .sorted()
              .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    List<ModelSource> sources = new ArrayList<>();
    for (String path : paths) {
      Path file = root.resolve(path);
      String name = PortablePath.slashed(PortablePath.relative(basedir, file));
      sources.add(new ModelSource(file, name, packageOf(path), Files.readAllBytes(file)));
    }
    return sources;
  }

  private boolean wanted(String path) {
    return includes.stream().anyMatch(p -> p.matches(path))
        && excludes.stream().noneMatch(p -> p.matches(path));
  }

  private static String packageOf(String path) {
    int end = path.lastIndexOf('/');
    return end < 0 ? "" : path.substring(0, end).replace('/', '.');
  }
}
