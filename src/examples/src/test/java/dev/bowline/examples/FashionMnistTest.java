package dev.bowline.examples;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.example.fashion.FashionMnist;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Five epochs on all of Fashion-MNIST, against the same model in PyTorch. */
final class FashionMnistTest {
  /** Where Debian's package puts it; {@code -Dfashion-mnist=} names another folder. */
  private static final Path FOLDER =
      Path.of(System.getProperty("fashion-mnist", "/usr/share/datasets/fashion-mnist"));

  /** Cross-entropy on the 10,000 test images. */
  private static final double REFERENCE = 0.2770;

  @Test
  void fiveEpochsReachTheReference() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "needs Debian's package dataset-fashion-mnist");
    long start = System.nanoTime();
    FashionMnist fashion = FashionMnist.create(1);
    try (Trainer trainer = fashion.trainer()) {
      trainer.fit(Dataset.read(FOLDER.resolve("train-images-idx3-ubyte.gz")));
      Map<String, Double> reached =
          trainer.evaluate(Dataset.read(FOLDER.resolve("t10k-images-idx3-ubyte.gz")));
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      System.out.printf("fashion_mnist: %s in %d s%n", reached, time.toSeconds());

      assertThat(reached.get("loss")).isWithin(0.02 * REFERENCE).of(REFERENCE);
    }
  }
}
