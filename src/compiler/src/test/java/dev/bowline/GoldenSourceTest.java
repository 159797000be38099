package dev.bowline;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.memory.MemoryCompiler;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Trainer;
import dev.bowline.source.SourceFile;
import dev.bowline.syntax.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * The class of {@code models/tiny.ae}, to the byte, but for its package. {@code -Dgolden.update}
 * writes it; javac compiles it with the tests, and so it can be run.
 *
 * <p>Where the old class no longer compiles, delete it first: nothing names it but in a string.
 */
class GoldenSourceTest {
  private static final Path FILE = Path.of("src/test/java/golden/Tiny.java");
  private static final String NAME = "golden.Tiny";

  @Test
  void generatesTheGoldenSource() throws IOException {
    GeneratedClass found = generate();
    assertThat(found.model().className()).isEqualTo(NAME);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(FILE, found.source());
    }
    assertThat(found.source()).isEqualTo(Files.readString(FILE));
  }

  @Test
  @DisabledIfSystemProperty(
      named = "golden.update",
      matches = ".*",
      disabledReason = "javac has seen the old one, if any")
  void theGoldenClassTrainsAsTheGeneratedOne() throws ReflectiveOperationException {
    Class<?> golden = Class.forName(NAME);
    Autoencoder one = (Autoencoder) golden.getMethod("create", long.class).invoke(null, 7);
    Autoencoder other = MemoryCompiler.compile(generate()).create(7);
    assertThat(losses(one)).usingExactEquality().containsExactly(losses(other)).inOrder();
    assertThat(one.parameters()).usingExactEquality().containsExactly(other.parameters()).inOrder();
  }

  private static GeneratedClass generate() {
    Path model =
        Samples.shipped().stream().filter(file -> file.endsWith("tiny.ae")).findFirst().get();
    String text = Samples.text(model).replace("package com.example.tiny;", "package golden;");
    return Compiler.compile(CompileRequest.of(SourceFile.of("tiny.ae", text))).classes().get(0);
  }

  /** The losses of steps on one row more than a batch, so that the remainders of tiles count. */
  private static float[] losses(Autoencoder autoencoder) {
    float[] rows = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1};
    float[] losses = new float[200];
    try (Trainer trainer = autoencoder.trainer()) {
      for (int i = 0; i < losses.length; i++) {
        losses[i] = trainer.step(rows, rows, 5);
      }
    }
    assertThat(losses[losses.length - 1]).isLessThan(losses[0] / 2);
    return losses;
  }
}
