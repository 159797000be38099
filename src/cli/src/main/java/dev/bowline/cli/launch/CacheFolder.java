package dev.bowline.cli.launch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a user's programs keep what they can do without, as the XDG specification says. */
final class CacheFolder {
  private CacheFolder() {}

  /**
   * Below {@code $XDG_CACHE_HOME}, or else below {@code ~/.cache}. Relative paths are to be
   * ignored; so Java's {@code ?} for a home that is not known.
   *
   * @param cacheHome the variable's value, which may be null
   * @param userHome the user's home
   */
  static Optional<Path> path(String cacheHome, String userHome) {
    Optional<Path> cache = absolute(cacheHome);
    if (cache.isPresent()) {
      return Optional.of(cache.get().resolve("bowline"));
    }
    Optional<Path> home = absolute(userHome);
    return home.isPresent()
        ? Optional.of(home.get().resolve(".cache").resolve("bowline"))
        : Optional.empty();
  }

  private static Optional<Path> absolute(String text) {
    try {
      Path path = Path.of(text == null ? "" : text);
      return path.isAbsolute() ? Optional.of(path) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
