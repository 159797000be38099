package dev.bowline.cli.option;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.model.Model;
import dev.bowline.source.SourceFile;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class TrainingArgumentsTest {
  private static final String STACKED =
      """
      autoencoder Stacked {
        input(5);
        layer outer = dense(4);
        layer code = dense(2);
        layer up = dense(4) tied_to code;
        layer output = dense(5) tied_to outer;
        train { epochs = 3; pretrain = %s; }
      }
      """;

  @Command
  private static final class Holder {
    @Mixin private TrainingArguments arguments;
  }

  private static double multiplications(String pretrain, String... args) {
    String text = STACKED.formatted(pretrain);
    Model model = Compiler.check(CompileRequest.of(SourceFile.of("a.ae", text))).models().get(0);
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(args);
    return holder.arguments.multiplications(model, 10);
  }

  /** The kernels have 20 and 8 numbers, and each is used twice. */
  private static double of(int epochs, int outer, int inner) {
    return 3 * 10 * (epochs * (2 * 20 + 2 * 8) + outer * 2 * 20 + inner * 2 * 8);
  }

  @Test
  void stagesCountWithTheirOwnEpochs() {
    assertThat(multiplications("none")).isEqualTo(of(3, 0, 0));
    assertThat(multiplications("layerwise(epochs = 7)")).isEqualTo(of(3, 7, 7));
  }

  @Test
  void optionsTakeThePlaceOfTheFile() {
    String file = "layerwise(epochs = 7)";
    assertThat(multiplications(file, "--epochs", "1")).isEqualTo(of(1, 7, 7));
    assertThat(multiplications(file, "--pretrain-epochs", "2")).isEqualTo(of(3, 2, 2));
    assertThat(multiplications(file, "--pretrain-epochs", "0")).isEqualTo(of(3, 0, 0));
    assertThat(multiplications("none", "--pretrain-epochs", "2")).isEqualTo(of(3, 0, 0));
  }
}
