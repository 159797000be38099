package dev.bowline.cli.launch;

import static com.google.common.truth.Truth.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String HOME = ROOT.resolve("home").toString();

  @Test
  void variableNamesIt() {
    assertThat(CacheFolder.path(ROOT.resolve("cache").toString(), HOME))
        .hasValue(ROOT.resolve("cache").resolve("bowline"));
  }

  @Test
  void withoutAUsableVariableItIsInTheHome() {
    Path usual = Path.of(HOME, ".cache", "bowline");
    assertThat(CacheFolder.path(null, HOME)).hasValue(usual);
    assertThat(CacheFolder.path("", HOME)).hasValue(usual);
    assertThat(CacheFolder.path("cache", HOME)).hasValue(usual);
    assertThat(CacheFolder.path("a\0b", HOME)).hasValue(usual);
  }

  @Test
  void withoutAHomeThereIsNone() {
    assertThat(CacheFolder.path(null, "?")).isEmpty();
  }
}
