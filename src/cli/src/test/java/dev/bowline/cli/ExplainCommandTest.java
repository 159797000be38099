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
    assertThat(table).containsMatch("training +\\w+ forward +y = x \\w+\\.kernel .*row loops");
    assertThat(table).containsMatch("\\.kernel update +d\\w+\\.kernel = 2 times x\\^T dy");
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
