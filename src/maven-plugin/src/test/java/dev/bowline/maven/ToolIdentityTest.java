package dev.bowline.maven;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolIdentityTest {
  @TempDir Path classes;

  @BeforeEach
  void putAClassThere() throws IOException {
    Path file = classes.resolve(Probe.class.getName().replace('.', '/') + ".class");
    Files.createDirectories(file.getParent());
    try (InputStream in = Probe.class.getResourceAsStream(file.getFileName().toString())) {
      Files.copy(in, file);
    }
  }

  @Test
  void sameClassPathIsTheSameTool() throws Exception {
    assertThat(identity()).isEqualTo(identity());
  }

  @Test
  void anyOtherFileOnTheClassPathIsAnotherTool() throws Exception {
    String before = identity();
    Files.writeString(classes.resolve("models.properties"), "more = 1");
    assertThat(identity()).isNotEqualTo(before);
  }

  @Test
  void classOfTheApplicationClassPathHasAnIdentityToo() throws IOException {
    assertThat(ToolIdentity.of(GenerationMojo.class)).hasLength(64);
  }

  private String identity() throws Exception {
    URL[] classPath = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classPath, null)) {
      return ToolIdentity.of(loader.loadClass(Probe.class.getName()));
    }
  }

  /** Something to load from a folder of its own. */
  static final class Probe {}
}
