package dev.bowline.benchmarks.run;

import java.io.IOException;
import java.util.List;

/** A contender's process ended. */
final class RivalException extends IOException {
  private static final long serialVersionUID = 1;

  private static final int LINES = 12;

  RivalException(Entrant entrant, String question, List<String> log) {
    super(
        entrant.label()
            + " ended on `"
            + question
            + "`:\n"
            + String.join("\n", log.subList(Math.max(0, log.size() - LINES), log.size())));
  }
}
