package dev.bowline;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Palette;
import dev.bowline.diagnostic.Renderer;
import dev.bowline.memory.MemoryCompiler;
import dev.bowline.model.Model;
import dev.bowline.source.SourceFile;
import dev.bowline.source.Span;
import dev.bowline.syntax.Mangled;
import dev.bowline.syntax.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever becomes of a model's tokens: errors that can be shown come out, or Java that compiles.
 */
class MangledModelsTest {
  /** A run of javac takes a good part of a second. */
  private static final int COMPILED = 3;

  static Stream<Path> files() {
    return Samples.shipped().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void tokenLeftOutDoubledOrSwappedGivesErrorsOrAClass(Path file) {
    List<GeneratedClass> generated = new ArrayList<>();
    int rejected = 0;
    for (String text : Mangled.texts(Samples.text(file))) {
      CompileResult result = compile(text);
      rejected += result.hasErrors() ? 1 : 0;
      generated.addAll(result.classes());
    }
    assertThat(rejected).isGreaterThan(0);
    assertThat(generated.size()).isAtLeast(COMPILED);
    Collections.shuffle(generated, new Random(1));
    generated.subList(0, COMPILED).forEach(MangledModelsTest::assertCompiles);
  }

  private static CompileResult compile(String text) {
    try {
      CompileResult result = Compiler.compile(CompileRequest.of(SourceFile.of("model.ae", text)));
      for (Diagnostic diagnostic : result.diagnostics()) {
        assertWithin(text, diagnostic.span());
        diagnostic.related().forEach(related -> assertWithin(text, related.span()));
      }
      assertThat(Renderer.render(result.diagnostics(), Palette.PLAIN)).isNotNull();
      return result;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(text, e);
    }
  }

  private static void assertWithin(String text, Span span) {
    assertWithMessage(text).that(span.start()).isAtLeast(0);
    assertWithMessage(text).that(span.end()).isAtLeast(span.start());
    assertWithMessage(text).that(span.end()).isAtMost(text.length());
  }

  private static void assertCompiles(GeneratedClass generated) {
    Model model = generated.model();
    assertThat(MemoryCompiler.bytecode(List.of(generated))).containsKey(model.className());
  }
}
