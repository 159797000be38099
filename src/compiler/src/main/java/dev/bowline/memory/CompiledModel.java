package dev.bowline.memory;

import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import java.io.IOException;
import java.nio.file.Path;

/** A model whose class is loaded. */
public final class CompiledModel {
  private final Model model;
  private final Class<?> type;

  CompiledModel(Model model, Class<?> type) {
    this.model = model;
    this.type = type;
  }

  public Model model() {
    return model;
  }

  /** A new instance; the same seed gives the same weights. */
  public Autoencoder create(long seed) {
    return (Autoencoder) Factory.invoke(type, "create", long.class, seed);
  }

  /**
   * An instance with the weights of a file.
   *
   * @throws IOException if it cannot be read or does not fit
   */
  public Autoencoder load(Path file) throws IOException {
    return (Autoencoder) Factory.invokeReading(type, "load", Path.class, file);
  }
}
