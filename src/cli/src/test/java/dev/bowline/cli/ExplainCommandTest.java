package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void openCommandLine() {
    cli = new Cli(folder);
  }

  @Test
  void eachKernelHasItsFormulaAndShape() throws IOException {
    String table = cli.done("explain", cli.file("a.ae", Cli.TIED)).out();
    assertThat(table).contains(": plain kernels\n");
    assertThat(table).containsMatch("when +kernel +formula +shape +unroll +operations +bytes");
    assertThat(table).containsMatch("training +\\w+ forward +y = x \\w+\\.kernel .*straight-line");
    assertThat(table)
        .containsMatch(
            "\\.kernel update +d\\w+\\.kernel = 2 times x\\^T dy +straight-line, then optimiser");
  }

  @Test
  void kernelsThatAreNotTinyHaveLoops() throws IOException {
    String tiny = table(16, 8);
    assertThat(tiny).contains("straight-line");
    assertThat(tiny).doesNotContainMatch("forward.*row loops");
    String larger = table(43, 3);
    assertThat(larger).doesNotContain("straight-line");
    assertThat(larger).containsMatch("many rows +c forward .*row loops");
    assertThat(larger).containsMatch("few rows +c forward .*scaled rows");
  }

  private String table(int inputs, int units) throws IOException {
    String model =
        "autoencoder A { input("
            + inputs
            + "); layer c = dense("
            + units
            + ");"
            + " layer y = dense() tied_to c; }";
    return cli.done("explain", cli.file("b.ae", model)).out();
  }

  @Test
  void vectorsHaveOtherShapesForLargeKernels() throws IOException {
    String model =
        "autoencoder A { input(70); layer c = dense(512); layer y = dense() tied_to c;"
            + " train { batch_size = 64; } }";
    String table = cli.done("explain", cli.file("c.ae", model), "--kernels", "vector").out();
    assertThat(table).containsMatch("c\\.kernel update .*register tiles on packed blocks");
    assertThat(table).containsMatch("few rows +c forward .*matrix-vector, scaled rows");
  }

  @Test
  void slopesHaveTheirGradientsFormula() throws IOException {
    String table = cli.done("explain", cli.file("a.ae", Cli.SLOPED)).out();
    assertThat(table)
        .containsMatch("training +p\\.alpha update +dp\\.alpha = sum of dy min\\(x, 0\\) ");
    assertThat(table).containsMatch("training +p activate +");
  }

  @Test
  void vectorKernelsAreTilesOfRegisters() throws IOException {
    String table = cli.done("explain", cli.file("a.ae", Cli.TIED), "--kernels", "vector").out();
    assertThat(table).contains(": vector kernels\n");
    assertThat(table).contains("register tile");
    assertThat(table).contains("matrix-vector");
  }
}
