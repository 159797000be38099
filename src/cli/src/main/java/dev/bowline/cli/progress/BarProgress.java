package dev.bowline.cli.progress;

import dev.bowline.cli.Console;
import dev.bowline.cli.text.Numbers;
import java.text.DecimalFormat;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar over all steps, with what the last epoch reached. */
final class BarProgress implements Progress {
  private static final int REFRESH_MILLIS = 200;

  private final Console console;
  private Optional<ProgressBar> bar = Optional.empty();

  BarProgress(Console console) {
    this.console = console;
  }

  @Override
  public void trainingStarted(int epochs, int stepsPerEpoch) {
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setInitialMax((long) epochs * stepsPerEpoch)
                .setUnit("", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(console.err()))
                .showSpeed(new DecimalFormat("0"))
                .build());
  }

  @Override
  public void stepFinished(int step, double loss) {
    bar.ifPresent(ProgressBar::step);
  }

  @Override
  public void epochFinished(int epoch, Map<String, Double> values) {
    // Short: what does not fit into the line is taken from the bar.
    String reached = " epoch " + epoch + ", loss " + Numbers.shortly(values.get("loss"));
    bar.ifPresent(shown -> shown.setExtraMessage(reached));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
