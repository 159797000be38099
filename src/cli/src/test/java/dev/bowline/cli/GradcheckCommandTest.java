package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.memory.GradientReport;
import dev.bowline.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradcheckCommandTest {
  @TempDir Path folder;

  @Test
  void everyTensorHasALine() throws IOException {
    Cli cli = new Cli(folder);
    Cli.Result result = cli.run("gradcheck", cli.file("a.ae", Cli.TIED), "--seed", "5");
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    assertThat(result.out()).containsMatch("e\\.kernel +\\d\\.\\de-");
    assertThat(result.out()).containsMatch("e\\.bias +\\d\\.\\de-");
    assertThat(result.out()).containsMatch("d\\.bias +\\d\\.\\de-");
    assertThat(result.out()).doesNotContain("d.kernel");
  }

  @Test
  void slopesHaveALineToo() throws IOException {
    Cli cli = new Cli(folder);
    Cli.Result result = cli.run("gradcheck", cli.file("a.ae", Cli.SLOPED));
    assertThat(result.status()).isEqualTo(ExitStatus.DONE);
    assertThat(result.out()).containsMatch("p\\.alpha +\\d\\.\\de-");
  }

  @Test
  void wrongGradientFails() throws IOException {
    Cli cli =
        new Cli(folder)
            .with(
                new BuiltInToolchain() {
                  @Override
                  public GradientReport checkGradients(Model model, long seed) {
                    return new GradientReport(
                        List.of(new GradientReport.Row("e.kernel", 0.5)), 1e-6);
                  }
                });
    Cli.Result result = cli.run("gradcheck", cli.file("a.ae", Cli.TIED));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.out()).contains("e.kernel                5.0e-01");
    assertThat(result.err()).contains("gradients differ by more than 1.0e-06");
  }
}
