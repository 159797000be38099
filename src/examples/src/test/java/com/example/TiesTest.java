package com.example;

import static com.google.common.truth.Truth.assertThat;

import com.example.denoising.Denoising;
import com.example.digits.Digits;
import com.example.fashion.FashionMnist;
import com.example.pca.Pca;
import com.example.square.Square;
import com.example.tiny.Tiny;
import com.example.tumour.Tumour;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Trainer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A tie is one storage: after training, in a copy, in a file. */
final class TiesTest {
  /** An autoencoder with its ties: a tied layer, its owner, the owner's inputs. */
  record Case(Autoencoder autoencoder, List<Tie> ties) {}

  record Tie(String tied, String owner, int inputs) {}

  static Stream<Case> models() {
    return Stream.of(
        new Case(Tiny.create(1), List.of(new Tie("output", "code", 4))),
        new Case(Square.create(1), List.of(new Tie("output", "code", 4))),
        new Case(
            Digits.create(1), List.of(new Tie("output", "hidden", 64), new Tie("up", "code", 32))),
        new Case(Pca.create(1), List.of(new Tie("output", "code", 64))),
        new Case(
            Denoising.create(1),
            List.of(new Tie("output", "hidden", 64), new Tie("up", "code", 48))),
        new Case(
            FashionMnist.create(1),
            List.of(new Tie("output", "hidden", 784), new Tie("up", "code", 256))),
        new Case(
            Tumour.create(1), List.of(new Tie("output", "hidden", 30), new Tie("up", "code", 16))));
  }

  private static float[] someRows(Autoencoder autoencoder, int rows) {
    Random random = new Random(1);
    float[] x = new float[rows * autoencoder.inputSize()];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat();
    }
    return x;
  }

  private static void assertTied(Autoencoder autoencoder, List<Tie> ties) {
    for (Tie tie : ties) {
      float[] owner = autoencoder.kernel(tie.owner());
      float[] tied = autoencoder.kernel(tie.tied());
      assertThat(Rows.isTranspose(owner, tied, tie.inputs())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aTieIsOneStorageAfterTrainingInACopyAndInAFile(Case model, @TempDir Path folder)
      throws Exception {
    Autoencoder autoencoder = model.autoencoder();
    float[] x = someRows(autoencoder, 7);
    float[] before = autoencoder.parameters();
    try (Trainer trainer = autoencoder.trainer()) {
      trainer.fitScaling(x, 7);
      for (int i = 0; i < 3; i++) {
        trainer.step(x, x, 7);
      }
    }
    assertThat(autoencoder.parameters()).isNotEqualTo(before);
    assertTied(autoencoder, model.ties());

    Autoencoder copy = autoencoder.copy();
    assertTied(copy, model.ties());
    assertThat(copy.parameters()).isEqualTo(autoencoder.parameters());
    assertThat(Rows.reconstruct(copy, x)).isEqualTo(Rows.reconstruct(autoencoder, x));

    Path file = folder.resolve("weights.safetensors");
    autoencoder.save(file);
    Autoencoder loaded =
        (Autoencoder) autoencoder.getClass().getMethod("load", Path.class).invoke(null, file);
    assertTied(loaded, model.ties());
    assertThat(loaded.parameters()).isEqualTo(autoencoder.parameters());
    assertThat(Rows.reconstruct(loaded, x)).isEqualTo(Rows.reconstruct(autoencoder, x));
    String header = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    for (Tie tie : model.ties()) {
      assertThat(header).contains(tie.owner() + ".kernel");
      assertThat(header).doesNotContain(tie.tied() + ".kernel");
    }
  }
}
