package dev.bowline.cli;

/** How the program ends, for scripts. */
public final class ExitStatus {
  public static final int DONE = 0;

  /** The model, the data or the weights are at fault, or an output cannot be written. */
  public static final int INPUT = 1;

  /** The command line is at fault. */
  public static final int USAGE = 2;

  /** Bowline itself is at fault. */
  public static final int OURS = 3;

  /** Ended by Ctrl-C, as shells count it. */
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}
}
