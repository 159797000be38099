package dev.bowline.cli.progress;

import dev.bowline.cli.Console;
import dev.bowline.runtime.PretrainingStage;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** A bar over all steps. Told by the training's thread, drawn by one of its own. */
final class BarProgress implements Progress {
  private static final int REFRESH_MILLIS = 200;

  private final Console console;
  private Optional<ProgressBar> bar = Optional.empty();
  private int epochs;
  private int stepsPerEpoch;
  private double lossSum;
  private int lossCount;

  /** The steps that an earlier process did. */
  private volatile long before;

  private volatile int epoch = 1;

  /** The mean over the steps of this epoch so far: what single steps say jumps about. */
  private volatile double loss = Double.NaN;

  private volatile Map<String, Double> last = Map.of();

  BarProgress(Console console) {
    this.console = console;
  }

  @Override
  public void trainingStarted(int epochs, int stepsPerEpoch) {
    this.epochs = epochs;
    this.stepsPerEpoch = stepsPerEpoch;
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setInitialMax((long) epochs * stepsPerEpoch)
                .setRenderer(this::line)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(console.err()))
                .build());
  }

  @Override
  public void trainingResumed(int epochs, int steps) {
    before = (long) epochs * stepsPerEpoch + steps;
    bar.ifPresent(b -> b.stepTo(before));
  }

  @Override
  public void epochStarted(int epoch) {
    this.epoch = epoch;
    lossSum = 0;
    lossCount = 0;
  }

  @Override
  public void stepFinished(int step, double loss) {
    lossSum += loss;
    lossCount++;
    this.loss = lossSum / lossCount;
    bar.ifPresent(ProgressBar::step);
  }

  @Override
  public void epochFinished(int epoch, Map<String, Double> values) {
    loss = values.get("loss");
    last = Map.copyOf(values);
  }

  @Override
  public void stageStarted(PretrainingStage stage) {
    message(stage.toString());
  }

  /** In place of the line for the epoch before: the bar comes with the whole. */
  @Override
  public void stageEpochFinished(PretrainingStage stage, int epoch, double loss) {
    message(LineProgress.stageEpoch(stage, epoch, loss));
  }

  /** On a line of its own: the bar is drawn again below it. */
  @Override
  public void message(String text) {
    console.err().print("\r\033[K" + text + System.lineSeparator());
    console.err().flush();
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }

  private String line(ProgressState state, int columns) {
    return new BarLine(
            epoch,
            epochs,
            before,
            state.getCurrent(),
            state.getMax(),
            loss,
            last,
            state.getElapsedAfterStart())
        .text(columns);
  }
}
