package dev.bowline.cli;

/** Ctrl-C, and what it stops. */
public interface Interrupts {
  /**
   * From now on Ctrl-C runs {@code stop} instead of ending the program, which goes on until the
   * watch is closed.
   */
  Watch watch(Runnable stop);

  /** Lasts until what was interrupted has been brought to an end. */
  interface Watch extends AutoCloseable {
    /** Whether there was a Ctrl-C. */
    boolean interrupted();

    @Override
    void close();
  }
}
