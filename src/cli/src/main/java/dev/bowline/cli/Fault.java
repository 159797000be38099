package dev.bowline.cli;

import java.util.Optional;

/** Something that the user can mend: ends the command with status 1. */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Optional<String> help;

  /**
   * @param message what is wrong: lower case, no final dot, user text in backquotes
   */
  public Fault(String message) {
    super(message);
    this.help = Optional.empty();
  }

  /**
   * @param help how to mend it
   */
  public Fault(String message, String help) {
    super(message);
    this.help = Optional.of(help);
  }

  public Optional<String> help() {
    return help;
  }
}
