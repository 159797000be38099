package dev.bowline.cli.progress;

import dev.bowline.cli.Console;
import dev.bowline.cli.text.Numbers;
import dev.bowline.runtime.PretrainingStage;
import java.util.Map;

/** A line for each epoch. */
final class LineProgress implements Progress {
  private final Console console;
  private int epochs;

  LineProgress(Console console) {
    this.console = console;
  }

  @Override
  public void trainingStarted(int epochs, int stepsPerEpoch) {
    this.epochs = epochs;
  }

  @Override
  public void stageStarted(PretrainingStage stage) {
    message(stage.toString());
  }

  @Override
  public void stageEpochFinished(PretrainingStage stage, int epoch, double loss) {
    message(stageEpoch(stage, epoch, loss));
  }

  /** An epoch of a stage in one line. */
  static String stageEpoch(PretrainingStage stage, int epoch, double loss) {
    return "pretrain %d/%d, epoch %d/%d: loss %s"
        .formatted(stage.number(), stage.stages(), epoch, stage.epochs(), Numbers.shortly(loss));
  }

  @Override
  public void epochFinished(int epoch, Map<String, Double> values) {
    console.out().println("epoch " + epoch + "/" + epochs + ": " + Numbers.named(values));
    console.out().flush();
  }

  @Override
  public void message(String text) {
    console.out().println(text);
    console.out().flush();
  }

  @Override
  public void close() {}
}
