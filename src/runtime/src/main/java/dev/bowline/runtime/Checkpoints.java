package dev.bowline.runtime;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * Where and how often a training writes down its whole state, so that it can go on if it is killed:
 * then it gives the weights that it would have given, bit for bit. The folder keeps the last two.
 */
public final class Checkpoints {
  private final Path folder;
  private final OptionalInt steps;
  private final Start start;

  /** What is done with checkpoints that are there. */
  private enum Start {
    AFRESH,
    FROM_THE_LAST
  }

  private Checkpoints(Path folder, OptionalInt steps, Start start) {
    this.folder = folder;
    this.steps = steps;
    this.start = start;
  }

  /** One after each epoch, for a training that begins anew; the folder is made if need be. */
  public static Checkpoints in(Path folder) {
    return new Checkpoints(folder, OptionalInt.empty(), Start.AFRESH);
  }

  /** The same after each so many steps as well; from 1. */
  public Checkpoints every(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("checkpoint every: expected at least 1, found " + steps);
    }
    return new Checkpoints(folder, OptionalInt.of(steps), start);
  }

  /** The same, but {@code fit} goes on from the newest whole one, if there is one. */
  public Checkpoints resuming() {
    return new Checkpoints(folder, steps, Start.FROM_THE_LAST);
  }

  public Path folder() {
    return folder;
  }

  public OptionalInt steps() {
    return steps;
  }

  public boolean resumes() {
    return start == Start.FROM_THE_LAST;
  }
}
