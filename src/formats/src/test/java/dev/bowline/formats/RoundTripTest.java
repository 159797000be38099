package dev.bowline.formats;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.formats.fit.Fitted;
import dev.bowline.formats.weights.Layout;
import dev.bowline.formats.weights.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes out and comes back is what it was, to the last bit. */
class RoundTripTest {
  private static final String SCALED =
      """
      autoencoder Scaled {
        input(64, scaling = standard);
        layer bent = prelu;
        layer hidden = dense(32, activation = relu);
        layer code = dense(8);
        layer sloped = prelu;
        layer twice = prelu;
        layer square = dense(8, use_bias = false);
        layer again = dense(activation = sigmoid) tied_to square;
        layer up = dense(activation = tanh, use_bias = false) tied_to code;
        layer output = dense(64) tied_to hidden;
        layer last = prelu;
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "w2.safetensors, BOWLINE",
    "w2.safetensors, PYTORCH",
    "w2.npz, BOWLINE",
    "w2.weights.h5, BOWLINE",
    "w2.onnx, BOWLINE"
  })
  void everyFormatGivesTheSameBytesBack(String name, Layout layout) throws IOException {
    Trained trained = Trained.model(SCALED, folder).stirred(2).fitted(Trained.DIGITS, 200, 1);
    Path out = trained.export(name, Part.WHOLE, layout);
    Fitted back = Imports.read(trained.model(), out, Optional.empty());
    assertThat(back.notes()).isEmpty();
    Path saved = folder.resolve("back.safetensors");
    back.weights().save(saved);
    assertThat(Files.readAllBytes(saved)).isEqualTo(Files.readAllBytes(trained.file()));
  }

  @Test
  void bowlinesLayoutIsWhatTheClassSaves() throws IOException {
    Trained trained = Trained.model(SCALED, folder).stirred(2).fitted(Trained.DIGITS, 200, 1);
    Path out = trained.export("copy.safetensors");
    assertThat(Files.readAllBytes(out)).isEqualTo(Files.readAllBytes(trained.file()));
  }

  @ParameterizedTest
  @CsvSource({"w2.safetensors", "w2.npz", "w2.weights.h5"})
  void unfittedScalingStaysUnfitted(String name) throws IOException {
    Trained fresh = Trained.model(SCALED, folder);
    Fitted back = Imports.read(fresh.model(), fresh.export(name), Optional.empty());
    assertThat(back.weights().scaling()).isEmpty();
    assertThat(back.notes()).hasSize(1);
    assertThat(back.notes().get(0)).contains("holds no scaling");
  }

  @ParameterizedTest
  @CsvSource({"w2.safetensors", "w2.npz", "w2.weights.h5", "w2.onnx"})
  void sameWeightsGiveTheSameFile(String name) throws IOException {
    Trained trained = Trained.model(SCALED, folder).stirred(2).fitted(Trained.DIGITS, 200, 1);
    byte[] once = Files.readAllBytes(trained.export(name));
    assertThat(Files.readAllBytes(trained.export(name))).isEqualTo(once);
  }
}
