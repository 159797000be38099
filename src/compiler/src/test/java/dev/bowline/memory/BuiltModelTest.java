package dev.bowline.memory;

import static com.google.common.truth.Truth.assertThat;
import static dev.bowline.dsl.Models.autoencoder;
import static dev.bowline.dsl.Models.call;
import static dev.bowline.dsl.Models.dense;
import static dev.bowline.dsl.Models.file;
import static dev.bowline.dsl.Models.train;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.ast.ModelFile;
import dev.bowline.print.Printer;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Trainer;
import dev.bowline.source.SourceFile;
import org.junit.jupiter.api.Test;

final class BuiltModelTest {
  private static ModelFile tiny(int outputs) {
    return file()
        .inPackage("com.example")
        .autoencoder(
            autoencoder("Tiny")
                .input(4)
                .layer("code", dense(2).activation("sigmoid"))
                .layer("output", dense(outputs).activation("sigmoid").tiedTo("code"))
                .train(
                    train()
                        .loss("binary_crossentropy")
                        .optimizer(call("adam").with("learning_rate", 0.05))))
        .build();
  }

  /** Where a layer was declared is all that may differ. */
  private static String withoutPlaces(String source) {
    return source
        .replaceAll("\\([^ ()]+:\\d+\\)", "(place)")
        .replaceAll("from [^ ]+\\. Do not edit", "Do not edit")
        .replaceAll("@Generated\\(\"[^\"]*\"\\)", "@Generated");
  }

  @Test
  void theBuilderAndTheFileGiveTheSameClass() {
    ModelFile built = tiny(4);
    SourceFile printed = SourceFile.of("tiny.ae", Printer.print(built));

    String fromJava = Compiler.compile(CompileRequest.of(built)).classes().get(0).source();
    String fromFile = Compiler.compile(CompileRequest.of(printed)).classes().get(0).source();

    assertThat(withoutPlaces(fromJava)).isEqualTo(withoutPlaces(fromFile));
  }

  @Test
  void aBuiltModelIsCompiledInOneCallAndTrains() {
    Autoencoder autoencoder = MemoryCompiler.compile(tiny(4)).create(1);
    float[] rows = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    float first;
    float last = 0;
    try (Trainer trainer = autoencoder.trainer()) {
      first = trainer.step(rows, rows, 4);
      for (int i = 0; i < 500; i++) {
        last = trainer.step(rows, rows, 4);
      }
    }
    assertThat(last).isLessThan(first / 2);
  }

  @Test
  void aFaultNamesTheCallOfTheBuilder() {
    InvalidModelException fault =
        assertThrows(InvalidModelException.class, () -> MemoryCompiler.compile(tiny(5)));
    assertThat(fault).hasMessageThat().contains("BuiltModelTest.java:");
    assertThat(fault).hasMessageThat().contains("error[AE4");
  }
}
