package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryCommandTest {
  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  @Test
  void tiedKernelIsCountedOnceAndTheTieIsShown() throws IOException {
    assertThat(cli.run("summary", cli.file("a.ae", Cli.TIED)))
        .isEqualTo(
            new Cli.Result(
                ExitStatus.DONE,
                """
                autoencoder Tied: input 4, code 2

                layer   kind    output shape   parameters
                -----------------------------------------------------
                e       dense   2                      10
                d       dense   4                       4   tied to e

                14 parameters, 14 trainable
                """,
                ""));
  }

  @Test
  void jsonHasAnObjectForEachModel() throws IOException {
    String out =
        cli.done("summary", cli.file("a.ae", Cli.TIED + Cli.SCALED), "--format", "json").out();
    assertThat(JsonParser.parseString(out).getAsJsonArray().get(0))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"name": "Tied",
                 "layers": [
                   {"name": "e", "kind": "dense", "output_shape": [2],
                    "parameters": 10, "tied_to": null},
                   {"name": "d", "kind": "dense", "output_shape": [4],
                    "parameters": 4, "tied_to": "e"}],
                 "total_parameters": 14,
                 "trainable_parameters": 14,
                 "pretrain": []}
                """));
    assertThat(JsonParser.parseString(out).getAsJsonArray()).hasSize(2);
    assertThat(out).contains("\"tied_to\": null");
  }

  @Test
  void stagesOfPretrainingAreTold() throws IOException {
    String stacked =
        """
        autoencoder Stacked {
          input(3, 4);
          layer flat = flatten();
          layer outer = dense(9);
          layer code = dense(2);
          layer up = dense(activation = relu) tied_to code;
          layer output = dense(12) tied_to outer;
          layer back = reshape(3, 4);
          train { loss = huber; pretrain = layerwise(epochs = 5, inner_loss = log_cosh); }
        }
        """;
    String file = cli.file("a.ae", stacked);
    assertThat(cli.done("summary", file).out()).endsWith("\npretrain: outer 12-9, code 9-2\n");
    String json = cli.done("summary", file, "--format", "json").out();
    assertThat(
            JsonParser.parseString(json).getAsJsonArray().get(0).getAsJsonObject().get("pretrain"))
        .isEqualTo(
            JsonParser.parseString(
                """
                [{"encoder": "outer", "decoder": "output", "input_size": 12, "code_size": 9,
                  "epochs": 5, "loss": "huber"},
                 {"encoder": "code", "decoder": "up", "input_size": 9, "code_size": 2,
                  "epochs": 5, "loss": "log_cosh"}]
                """));
  }

  @Test
  void layersWithoutWeightsAndImagesAreShownToo() throws IOException {
    String image =
        """
        autoencoder Image {
          input(2, 2);
          layer flat = flatten();
          layer e = dense(3);
          layer noisy = dropout(0.5);
          layer d = dense(4) tied_to e;
          layer back = reshape(2, 2);
        }
        """;
    String out = cli.done("summary", cli.file("a.ae", image)).out();
    assertThat(out).contains("autoencoder Image: input 2 x 2, code 3\n");
    assertThat(out).contains("\nback    reshape   2 x 2                   0\n");
    assertThat(out).contains("\n19 parameters, 19 trainable\n");
  }

  @Test
  void modelPicksOne() throws IOException {
    String file = cli.file("a.ae", Cli.TIED + Cli.SCALED);
    assertThat(cli.done("summary", file).out()).contains("autoencoder Tied");
    String out = cli.done("summary", file, "--model", "Scaled").out();
    assertThat(out).startsWith("autoencoder Scaled");
    assertThat(out).doesNotContain("Tied:");
  }

  @Test
  void unknownModelIsAnErrorThatNamesTheKnown() throws IOException {
    Cli.Result result =
        cli.run("summary", cli.file("a.ae", Cli.TIED + Cli.SCALED), "--model", "None");
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains("no model `None`");
    assertThat(result.err()).contains("`Tied`, `Scaled`");
  }

  @Test
  void picturesShowEveryModelOfTheFile() throws IOException {
    String file = cli.file("a.ae", Cli.TIED + Cli.SCALED);
    String svg = cli.done("summary", file, "--format", "svg").out();
    assertThat(svg).startsWith("<svg ");
    assertThat(svg).endsWith("</svg>\n");
    assertThat(svg).containsMatch(">Tied<(?s:.*)>Scaled<");
    String dot = cli.done("summary", file, "--format", "dot").out();
    assertThat(dot).contains("digraph \"Tied\" {");
    assertThat(dot).contains("digraph \"Scaled\" {");
  }

  @Test
  void unknownFormatIsAUsageError() throws IOException {
    Cli.Result result = cli.run("summary", cli.file("a.ae", Cli.TIED), "--format", "yaml");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).contains("yaml");
  }
}
