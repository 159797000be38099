package dev.bowline.cli.option;

import dev.bowline.cli.progress.TrainingPictures;
import dev.bowline.model.Model;
import dev.bowline.report.TrainingRun;
import dev.bowline.report.event.TensorBoardLog;
import dev.bowline.report.page.Report;
import dev.bowline.report.rows.ShownRows;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.data.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page about the training, to be opened in a browser.")
  private Optional<Path> report = Optional.empty();

  /** Whether there is anything to look at. */
  public boolean nothing() {
    return tensorBoard.isEmpty() && report.isEmpty();
  }

  /** Makes sure, before the training, that there is a place for what is written after it. */
  public void requirePlaces() throws IOException {
    if (report.isPresent()) {
      AtomicFile.require(report.get());
    }
  }

  /** Writes what shows a training as a whole. */
  public void write(TrainingRun run) throws IOException {
    if (report.isPresent()) {
      byte[] page = Report.html(run).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(report.get(), out -> out.write(page));
    }
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
