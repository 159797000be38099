package dev.bowline.cli.progress;

import dev.bowline.cli.Console;
import dev.bowline.cli.text.Numbers;
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
