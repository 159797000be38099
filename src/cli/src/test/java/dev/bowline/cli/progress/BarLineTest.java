package dev.bowline.cli.progress;

import static com.google.common.truth.Truth.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarLineTest {
  private static final BarLine MIDDLE =
      new BarLine(
          3,
          10,
          0,
          250,
          1000,
          0.28424242,
          Map.of("loss", 0.3, "val_loss", 0.279),
          Duration.ofSeconds(50));

  @Test
  void lineHasLossTimeLeftAndRate() {
    assertThat(MIDDLE.text(100))
        .isEqualTo(
            "epoch 3/10 [========>                         ] loss 0.2842, 2:30 left, 5.0 steps/s,"
                + " val_loss 0.2790");
  }

  @Test
  void narrowLineLosesWhatMattersLeast() {
    assertThat(MIDDLE.text(72))
        .isEqualTo("epoch 3/10 [=====>                 ] loss 0.2842, 2:30 left, 5.0 steps/s");
    assertThat(MIDDLE.text(50)).isEqualTo("epoch 3/10 [===>          ] loss 0.2842, 2:30 left");
    assertThat(MIDDLE.text(38)).isEqualTo("epoch 3/10 [===>         ] loss 0.2842");
    assertThat(MIDDLE.text(30)).isEqualTo("epoch 3/10 loss 0.2842");
    assertThat(MIDDLE.text(8)).isEqualTo("epoch 3/");
  }

  @Test
  void noLineIsTooLong() {
    for (int columns = 0; columns < 200; columns++) {
      assertThat(MIDDLE.text(columns).length()).isAtMost(columns);
    }
  }

  @Test
  void beforeTheFirstStepNothingIsKnown() {
    BarLine start = new BarLine(1, 2, 0, 0, 20, Double.NaN, Map.of(), Duration.ZERO);
    assertThat(start.text(40)).isEqualTo("epoch 1/2 [>                          ]");
  }

  @Test
  void whatAnEarlierProcessDidIsDoneButDoesNotCountForTheRate() {
    BarLine resumed = new BarLine(2, 2, 600, 700, 1000, 0.5, Map.of(), Duration.ofSeconds(50));
    assertThat(resumed.text(66))
        .isEqualTo("epoch 2/2 [============>     ] loss 0.5000, 2:30 left, 2.0 steps/s");
    BarLine start = new BarLine(2, 2, 600, 600, 1000, Double.NaN, Map.of(), Duration.ofSeconds(1));
    assertThat(start.text(40)).isEqualTo("epoch 2/2 [================>          ]");
  }

  @Test
  void endTellsHowLongItTook() {
    BarLine end =
        new BarLine(2, 2, 0, 5000, 5000, 0.5, Map.of("loss", 0.5), Duration.ofSeconds(3661));
    assertThat(end.text(66))
        .isEqualTo("epoch 2/2 [===============] loss 0.5000, took 1:01:01, 1.4 steps/s");
    BarLine fast = new BarLine(2, 2, 0, 5000, 5000, 0.5, Map.of(), Duration.ofSeconds(2));
    assertThat(fast.text(80)).endsWith("took 0:02, 2,500 steps/s");
  }
}
