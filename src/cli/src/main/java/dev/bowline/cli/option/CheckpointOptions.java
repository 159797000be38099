package dev.bowline.cli.option;

import dev.bowline.runtime.Checkpoints;
import dev.bowline.runtime.TrainingOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How a training survives its process. */
public final class CheckpointOptions {
  @ArgGroup(exclusive = false)
  private Group group;

  private static final class Group {
    @Option(
        names = "--checkpoint",
        required = true,
        paramLabel = "DIR",
        description = "Write the state of the training to this folder after each epoch.")
    private Path folder;

    @Option(
        names = "--every",
        paramLabel = "STEPS",
        converter = WholeNumber.FromOne.class,
        description = "Write it after each so many steps as well.")
    private Optional<Integer> steps = Optional.empty();

    @Option(
        names = "--resume",
        description = "Go on from the newest whole checkpoint; start afresh if there is none.")
    private boolean resume;
  }

  /** Whether there is a folder for checkpoints. */
  public boolean given() {
    return group != null;
  }

  /** The options of a training, which then writes checkpoints if that is wanted. */
  public TrainingOptions follow(TrainingOptions options) {
    if (group == null) {
      return options;
    }
    Checkpoints checkpoints = Checkpoints.in(group.folder);
    if (group.steps.isPresent()) {
      checkpoints = checkpoints.every(group.steps.get());
    }
    return options.withCheckpoints(group.resume ? checkpoints.resuming() : checkpoints);
  }
}
