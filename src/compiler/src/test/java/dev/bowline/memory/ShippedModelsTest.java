package dev.bowline.memory;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of {@code models/}: its gradients are right, and its class is always the same. */
final class ShippedModelsTest {
  private static final Path MODELS = Path.of("../../models");

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(MODELS)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".ae"))
              .sorted()
              .toList();
      assertThat(names).isNotEmpty();
      return names;
    }
  }

  private static CompileResult compile(String file) throws IOException {
    String text = Files.readString(MODELS.resolve(file));
    CompileResult result = Compiler.compile(CompileRequest.of(SourceFile.of(file, text)));
    assertThat(result.diagnostics()).isEmpty();
    return result;
  }

  @ParameterizedTest
  @MethodSource("files")
  void gradientsAgreeWithCentralDifferences(String file) throws IOException {
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
  void generatingTwiceGivesTheSameBytes(String file) throws IOException {
    assertThat(compile(file).classes().get(0).source())
        .isEqualTo(compile(file).classes().get(0).source());
  }
}
