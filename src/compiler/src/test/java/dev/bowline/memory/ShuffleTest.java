package dev.bowline.memory;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.Shuffle;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.source.SourceFile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The ways to shuffle that a model file names are those of the runtime. */
final class ShuffleTest {
  private static final int ROWS = 23;

  @Test
  void theFileSaysHowRowsAreShuffled() {
    float[] inOrder = trained("false", TrainingOptions.fromModel());
    for (Shuffle shuffle : Shuffle.values()) {
      float[] asTheFileSays = trained(shuffle.toString(), TrainingOptions.fromModel());
      TrainingOptions options = TrainingOptions.fromModel().withShuffle(shuffle);
      assertThat(asTheFileSays).isEqualTo(trained("false", options));
      assertThat(Arrays.equals(asTheFileSays, inOrder)).isEqualTo(shuffle == Shuffle.NONE);
    }
  }

  private static float[] trained(String shuffle, TrainingOptions options) {
    String text =
        """
        autoencoder Shuffled {
          input(3);
          layer noisy = dropout(0.5);
          layer code = dense(2);
          layer output = dense tied_to code;
          train { batch_size = 5; shuffle = %s; }
        }
        """
            .formatted(shuffle);
    var model =
        MemoryCompiler.compile(
                Compiler.compile(CompileRequest.of(SourceFile.of("a.ae", text))).classes().get(0))
            .create(1);
    float[] x = new float[ROWS * 3];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(i);
    }
    try (Trainer trainer = model.trainer(options.withThreads(1))) {
      trainer.fit(Dataset.of(x, ROWS));
    }
    return model.parameters();
  }
}
