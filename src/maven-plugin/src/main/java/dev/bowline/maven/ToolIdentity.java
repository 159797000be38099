package dev.bowline.maven;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which build of the compiler runs: a hash of the plugin's class path. A version would not do,
 * since snapshots share one, and since models may come from other jars there.
 */
final class ToolIdentity {
  private ToolIdentity() {}

  /** Of the class path that a class was loaded from. */
  static String of(Class<?> member) throws IOException {
    ContentHash hash = new ContentHash();
    for (Path entry : classPath(member)) {
      for (Path file : files(entry)) {
        hash.add(PortablePath.slashed(entry.relativize(file))).add(Files.readAllBytes(file));
      }
    }
    return hash.hex();
  }

  private static List<Path> classPath(Class<?> member) throws IOException {
    List<Path> entries = new ArrayList<>();
    if (member.getClassLoader() instanceof URLClassLoader loader) {
      for (URL url : loader.getURLs()) {
        entries.add(path(url));
      }
    } else {
      entries.add(path(member.getProtectionDomain().getCodeSource().getLocation()));
    }
    return entries;
  }

  private static Path path(URL url) throws IOException {
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("the plugin's class path holds " + url + ", which is no file", e);
    }
  }

  private static List<Path> files(Path entry) throws IOException {
    if (!Files.exists(entry)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(entry)) {
      return found.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
