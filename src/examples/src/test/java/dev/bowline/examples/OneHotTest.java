package dev.bowline.examples;

import static com.google.common.truth.Truth.assertThat;

import com.example.square.Square;
import com.example.tiny.Tiny;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.History;
import dev.bowline.runtime.Trainer;
import org.junit.jupiter.api.Test;

/** Four one-hot rows through the two smallest models. */
final class OneHotTest {
  private static final double LOW = 0.05;

  private static double lossAfterTraining(Autoencoder autoencoder) {
    try (Trainer trainer = autoencoder.trainer()) {
      History history = trainer.fit(Dataset.of(Rows.oneHot(4), 4));
      return history.values("loss")[history.epochs() - 1];
    }
  }

  private static void assertEachRowComesBack(Autoencoder autoencoder) {
    float[] rows = Rows.oneHot(4);
    float[] found = new float[rows.length];
    autoencoder.reconstruct(rows, found, 4);
    for (int i = 0; i < rows.length; i++) {
      assertThat(Math.round(found[i])).isEqualTo((int) rows[i]);
    }
  }

  @Test
  void theTieIsCountedOnce() {
    assertThat(Tiny.PARAMETERS).isEqualTo(14);
    assertThat(Square.PARAMETERS).isEqualTo(20);
  }

  @Test
  void tinyLearnsFourRows() {
    Tiny tiny = Tiny.create(1);

    assertThat(lossAfterTraining(tiny)).isLessThan(LOW);
    assertEachRowComesBack(tiny);
  }

  @Test
  void squareLearnsFourRowsWithoutADecoderBias() {
    Square square = Square.create(1);

    assertThat(lossAfterTraining(square)).isLessThan(LOW);
    assertEachRowComesBack(square);
  }
}
