package dev.bowline.examples;

import com.example.denoising.Denoising;
import com.example.digits.Digits;
import com.example.fashion.FashionMnist;
import com.example.pca.Pca;
import com.example.slopes.Slopes;
import com.example.square.Square;
import com.example.tiny.Tiny;
import com.example.tumour.Tumour;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Each file of {@code models/}: its class, its ties, and rows that it can learn from. */
enum Example {
  TINY(Tiny::create, Tiny::load, Map.of("output", "code"), () -> Rows.oneHot(4)),
  SQUARE(Square::create, Square::load, Map.of("output", "code"), () -> Rows.oneHot(4)),
  PCA(Pca::create, Pca::load, Map.of("output", "code"), Rows::digits),
  DIGITS(Digits::create, Digits::load, Example.stacked(), Rows::digits),
  DENOISING(Denoising::create, Denoising::load, Example.stacked(), Rows::digits),
  SLOPES(Slopes::create, Slopes::load, Example.stacked(), Rows::digits),
  FASHION_MNIST(
      FashionMnist::create,
      FashionMnist::load,
      Example.stacked(),
      () -> Rows.random(50 * FashionMnist.INPUT_SIZE)),
  TUMOUR(Tumour::create, Tumour::load, Example.stacked(), Rows::tumours);

  private static final int MOST_ROWS = 301;

  private final LongFunction<Autoencoder> creator;
  private final Loader loader;
  private final Map<String, String> ties;
  private final Supplier<float[]> source;

  /** Reads a weights file. */
  interface Loader {
    Autoencoder load(Path file) throws IOException;
  }

  Example(
      LongFunction<Autoencoder> creator,
      Loader loader,
      Map<String, String> ties,
      Supplier<float[]> source) {
    this.creator = creator;
    this.loader = loader;
    this.ties = ties;
    this.source = source;
  }

  Autoencoder create(long seed) {
    return creator.apply(seed);
  }

  Autoencoder load(Path file) throws IOException {
    return loader.load(file);
  }

  /** The owner of each tied layer's kernel. */
  Map<String, String> ties() {
    return ties;
  }

  /** Some hundred rows at most, so that no batch size divides them. */
  float[] rows() {
    float[] all = source.get();
    return Arrays.copyOf(all, Math.min(all.length, MOST_ROWS * create(1).inputSize()));
  }

  /** After two epochs on {@link #rows}. */
  Autoencoder trained(TrainingOptions options) {
    Autoencoder autoencoder = create(7);
    float[] rows = rows();
    try (Trainer trainer = autoencoder.trainer(options.withEpochs(2).withSeed(7))) {
      trainer.fit(Dataset.of(rows, rows.length / autoencoder.inputSize()));
    }
    return autoencoder;
  }

  Autoencoder trained() {
    return trained(TrainingOptions.fromModel());
  }

  private static Map<String, String> stacked() {
    return Map.of("up", "code", "output", "hidden");
  }
}
