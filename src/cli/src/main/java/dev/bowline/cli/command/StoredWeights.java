package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.memory.CompiledModel;
import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.spi.SafetensorsHeader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** Weights files, which may have been written for another model. */
final class StoredWeights {
  private StoredWeights() {}

  /** An instance with the weights of a file. */
  static Autoencoder load(Path file, CompiledModel compiled, Context context) throws IOException {
    Autoencoder loaded = compiled.load(file);
    tellIfForeign(file, compiled.model(), context);
    return loaded;
  }

  /**
   * Warns if the file, which is known to be whole, names another model. Names and shapes of the
   * tensors decide whether it fits: the model may have been renamed, but two models of the same
   * layers are as likely.
   */
  static void tellIfForeign(Path file, Model model, Context context) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      Optional<String> written = SafetensorsHeader.read(file, channel).model();
      if (written.isPresent() && !written.get().equals(model.name())) {
        context
            .console()
            .warn(
                "%s was written for the model `%s`; its weights fit `%s` too"
                    .formatted(file, written.get(), model.name()));
      }
    }
  }
}
