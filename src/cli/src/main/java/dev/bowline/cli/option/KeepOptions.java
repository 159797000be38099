package dev.bowline.cli.option;

import dev.bowline.cli.file.HistoryCsv;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.History;
import dev.bowline.runtime.data.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What of a training is kept. */
public final class KeepOptions {
  @Option(
      names = "--save",
      paramLabel = "W",
      converter = WeightsFile.class,
      description = "The weights file to write (.safetensors).")
  private Optional<Path> save = Optional.empty();

  @Option(
      names = "--history",
      paramLabel = "H.csv",
      description = "The table to write: epoch, loss, metrics, val_ of them.")
  private Optional<Path> history = Optional.empty();

  /** Whether the training is for its output only. */
  public boolean nothing() {
    return save.isEmpty() && history.isEmpty();
  }

  /** Makes sure, before the training, that its result can be written. */
  public void requirePlaces() throws IOException {
    if (save.isPresent()) {
      AtomicFile.require(save.get());
    }
    if (history.isPresent()) {
      AtomicFile.require(history.get());
    }
  }

  public void write(Autoencoder autoencoder, History reached) throws IOException {
    if (save.isPresent()) {
      autoencoder.save(save.get());
    }
    writeHistory(reached);
  }

  public void writeHistory(History reached) throws IOException {
    if (history.isPresent()) {
      HistoryCsv.write(history.get(), reached);
    }
  }
}
