package dev.bowline.memory;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.source.SourceFile;
import dev.bowline.syntax.Samples;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code models/}: its gradients are right, and its class is always the same. */
final class ShippedModelsTest {
  static Stream<Path> files() {
    return Samples.shipped().stream();
  }

  private static CompileResult compile(Path file) {
    SourceFile source = SourceFile.of(file.getFileName().toString(), Samples.text(file));
    CompileResult result = Compiler.compile(CompileRequest.of(source));
    assertThat(result.diagnostics()).isEmpty();
    return result;
  }

  @ParameterizedTest
  @MethodSource("files")
  void gradientsAgreeWithCentralDifferences(Path file) {
    compile(file)
        .models()
        .forEach(
            model -> {
              GradientReport report = GradientCheck.run(model, 1);
              assertThat(report.tolerance()).isEqualTo(1e-6);
              assertThat(report.rows()).isNotEmpty();
              assertWithMessage(report.toString()).that(report.passes()).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("files")
  void generatingTwiceGivesTheSameBytes(Path file) {
    assertThat(compile(file).classes().get(0).source())
        .isEqualTo(compile(file).classes().get(0).source());
  }
}
