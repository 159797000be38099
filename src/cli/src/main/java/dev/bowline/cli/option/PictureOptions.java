package dev.bowline.cli.option;

import dev.bowline.cli.progress.TrainingPictures;
import dev.bowline.model.Model;
import dev.bowline.report.event.TensorBoardLog;
import dev.bowline.report.rows.ShownRows;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a training can be looked at. */
public final class PictureOptions {
  @Option(
      names = "--tensorboard",
      paramLabel = "DIR",
      description = "Write event files for TensorBoard: curves, histograms, reconstructions.")
  private Optional<Path> tensorBoard = Optional.empty();

  /** Whether there is anything to look at. */
  public boolean nothing() {
    return tensorBoard.isEmpty();
  }

  /** Makes the files that grow with the training. */
  public TrainingPictures start(Model model, Autoencoder autoencoder, Dataset rows)
      throws IOException {
    return new TrainingPictures(
        tensorBoard.isPresent()
            ? Optional.of(log(tensorBoard.get(), model, autoencoder, rows))
            : Optional.empty());
  }

  private static TensorBoardLog log(Path folder, Model model, Autoencoder autoencoder, Dataset rows)
      throws IOException {
    double split = model.training().validationSplit();
    int most = TensorBoardLog.PICTURES;
    ShownRows shown =
        ShownRows.validation(rows, split, most)
            .orElseGet(() -> ShownRows.training(rows, split, most));
    return new TensorBoardLog(folder, model, autoencoder, shown);
  }
}
