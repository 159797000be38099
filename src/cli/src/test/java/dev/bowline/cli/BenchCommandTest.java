package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandTest {
  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  @Test
  void jsonHasTheTimesAndTheRatesThatFollow() throws IOException {
    String file = cli.file("a.ae", Cli.TIED);
    String out =
        cli.done("bench", file, "--format", "json", "--threads", "1", "--batch-size", "64").out();
    JsonObject speed = JsonParser.parseString(out).getAsJsonObject();
    assertThat(speed.keySet())
        .containsExactly(
            "train_step_us",
            "train_samples_per_s",
            "reconstruct_batch_us",
            "reconstruct_one_us",
            "gflops_train");
    double step = speed.get("train_step_us").getAsDouble();
    double batch = speed.get("reconstruct_batch_us").getAsDouble();
    double one = speed.get("reconstruct_one_us").getAsDouble();
    assertThat(one).isGreaterThan(0.0);
    assertThat(batch).isGreaterThan(one);
    assertThat(step).isGreaterThan(batch);
    // 4-2-4: two products of 8 multiply-adds in the first layer, three in the second.
    assertThat(speed.get("gflops_train").getAsDouble())
        .isWithin(1e-9)
        .of(64 * 2 * 8 * 5 / (step * 1e3));
    assertThat(speed.get("train_samples_per_s").getAsDouble()).isWithin(1e-3).of(64e6 / step);
  }

  @Test
  void textNamesWhatWasMeasured() throws IOException {
    String out = cli.done("bench", cli.file("a.ae", Cli.SCALED), "--threads", "2").out();
    assertThat(out).startsWith("autoencoder Scaled: batch of 32, 2 threads, Java ");
    assertThat(out).containsMatch("\n +median us +rows/s +GFLOP/s\n");
    assertThat(out).containsMatch("\ntraining step +\\d+\\.\\d+ +[\\d,]+ +\\d+\\.\\d\n");
    assertThat(out).containsMatch("\nreconstruct a batch +\\d+\\.\\d+ +[\\d,]+\n");
    assertThat(out).containsMatch("\nreconstruct one row +\\d+\\.\\d+ +[\\d,]+\n");
  }

  @Test
  void lossThatIsNotFiniteIsTheModelsFault() throws IOException {
    String wild =
        Cli.SCALED.replace("layer d", "train { optimizer = sgd(learning_rate = 1e30); } layer d");
    Cli.Result result = cli.run("bench", cli.file("a.ae", wild));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).containsMatch("error: the loss became (NaN|Infinity) on random rows");
  }

  @Test
  void batchThatNoArrayHoldsIsAnErrorBeforeTheWork() throws IOException {
    Cli.Result result = cli.run("bench", cli.file("a.ae", Cli.TIED), "--batch-size", "2000000000");
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains("more numbers than Java's arrays hold");
  }
}
