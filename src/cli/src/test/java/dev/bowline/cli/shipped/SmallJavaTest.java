package dev.bowline.cli.shipped;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.cli.shipped.Shipped.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What a Java says that has not all modules of a development kit. */
@EnabledIfSystemProperty(named = "bowline.jar", matches = ".+")
class SmallJavaTest {
  @TempDir Path folder;
  private Shipped shipped;

  @BeforeEach
  void setUp() throws IOException {
    Files.createFile(folder.resolve("no-cache"));
    shipped = new Shipped(folder).with("XDG_CACHE_HOME", folder.resolve("no-cache").toString());
  }

  @Test
  void withoutTheCompilerModelsAreCheckedButNotTrained() throws IOException, InterruptedException {
    shipped.withOptions("--limit-modules", "java.se");
    assertThat(shipped.run("check", "digits.ae").status()).isEqualTo(0);
    Result result = shipped.run("train", "digits.ae", "--data", "digits");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("error: this needs a Java development kit (JDK)");
  }

  @Test
  void withoutWhatTheCheckerNeedsTheModuleIsNamed() throws IOException, InterruptedException {
    shipped.withOptions("--limit-modules", "java.base,java.logging");
    Result result = shipped.run("check", "digits.ae");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("error: this needs the module java.compiler");
  }
}
