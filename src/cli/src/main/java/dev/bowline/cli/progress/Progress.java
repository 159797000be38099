package dev.bowline.cli.progress;

import dev.bowline.cli.Console;
import dev.bowline.runtime.TrainingListener;

/** Shows a training while it goes on. */
public interface Progress extends TrainingListener, AutoCloseable {
  /** A bar for people, lines for everything else. */
  static Progress on(Console console) {
    return console.reader() == Console.Reader.TERMINAL
        ? new BarProgress(console)
        : new LineProgress(console);
  }

  /** Leaves what follows a line of its own. */
  @Override
  void close();
}
