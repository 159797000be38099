package dev.bowline.examples;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.tumour.Tumour;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Anomaly scores in the raw units of the features. */
final class TumourTest {
  /** Every third benign tumour is kept from training. */
  private static final int HELD_OUT = 3;

  private final float[] features = Rows.tumours();
  private final List<float[]> training = new ArrayList<>();
  private final List<float[]> heldOut = new ArrayList<>();
  private final List<float[]> malignant = new ArrayList<>();

  TumourTest() {
    float[] labels = Rows.tumourLabels();
    int benign = 0;
    for (int n = 0; n < labels.length; n++) {
      float[] row = Rows.row(features, n, Tumour.INPUT_SIZE);
      if (labels[n] != Rows.BENIGN) {
        malignant.add(row);
      } else {
        (benign++ % HELD_OUT == 0 ? heldOut : training).add(row);
      }
    }
  }

  private Tumour trained() {
    float[] rows = new float[training.size() * Tumour.INPUT_SIZE];
    for (int n = 0; n < training.size(); n++) {
      System.arraycopy(training.get(n), 0, rows, n * Tumour.INPUT_SIZE, Tumour.INPUT_SIZE);
    }
    // The seed of the model file, so that the command line gives the same.
    Tumour tumour = Tumour.create(0);
    try (Trainer trainer = tumour.trainer()) {
      trainer.fit(Dataset.of(rows, training.size()));
    }
    return tumour;
  }

  /** How often a malignant tumour scores above a benign one; half for a tie. */
  private double areaUnderTheCurve(Tumour tumour) {
    double won = 0;
    for (float[] high : malignant) {
      float score = tumour.score(high);
      for (float[] low : heldOut) {
        float other = tumour.score(low);
        won += score > other ? 1 : score == other ? 0.5 : 0;
      }
    }
    return won / ((double) malignant.size() * heldOut.size());
  }

  /** The area that README.md states. */
  private static double stated() throws IOException {
    String readme = Files.readString(Path.of("../../README.md"));
    Matcher area = Pattern.compile("area under the ROC curve of (0\\.\\d+)").matcher(readme);
    assertThat(area.find()).isTrue();
    return Double.parseDouble(area.group(1));
  }

  @Test
  void benignRowsAloneTeachItToTellMalignantOnes() throws IOException {
    double area = areaUnderTheCurve(trained());
    System.out.printf(
        "tumour: area under the curve %.4f (%d malignant, %d benign held out of %d)%n",
        area, malignant.size(), heldOut.size(), heldOut.size() + training.size());

    // Another order of sums changes the third digit after 150 epochs.
    assertThat(area).isWithin(0.01).of(stated());
    assertThat(area).isAtLeast(0.93);
  }

  @Test
  void rawUnitsGoInAndComeOut() {
    Tumour tumour = trained();
    float[] found = new float[Tumour.INPUT_SIZE];
    double error = 0;
    double size = 0;
    for (float[] row : heldOut) {
      tumour.reconstruct(row, found);
      // The fourth feature is an area: hundreds of square micrometres, not standard deviations.
      error += Math.abs(found[3] - row[3]);
      size += row[3];
    }

    assertThat(size / heldOut.size()).isGreaterThan(100.0);
    assertThat(error / size).isLessThan(0.2);
  }

  @Test
  void withoutFittedScalingNothingCanBeAsked() {
    Tumour tumour = Tumour.create(1);
    float[] row = new float[Tumour.INPUT_SIZE];
    float[] code = new float[Tumour.CODE_SIZE];
    float[] found = new float[Tumour.INPUT_SIZE];

    assertThrows(IllegalStateException.class, () -> tumour.encode(row, code));
    assertThrows(IllegalStateException.class, () -> tumour.decode(code, found));
    assertThrows(IllegalStateException.class, () -> tumour.reconstruct(row, found));
    assertThrows(IllegalStateException.class, () -> tumour.score(row));
  }
}
