package dev.bowline.cli.progress;

import dev.bowline.report.event.TensorBoardLog;
import dev.bowline.runtime.TrainingOptions;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** What a training leaves behind to be looked at. */
public final class TrainingPictures implements Closeable {
  private final Optional<TensorBoardLog> log;

  public TrainingPictures(Optional<TensorBoardLog> log) {
    this.log = log;
  }

  /** The options of a training, which these pictures then follow. */
  public TrainingOptions follow(TrainingOptions options) {
    return log.map(options::withListener).orElse(options);
  }

  /**
   * Ends the files.
   *
   * @throws IOException if one of them could not be written, now or during the training
   */
  @Override
  public void close() throws IOException {
    if (log.isPresent()) {
      log.get().close();
    }
  }
}
