package dev.bowline.report.image;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.report.Models;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImageShapeTest {
  @Test
  void shapesOfTwoAxesArePictures() {
    assertThat(shape("3, 5")).hasValue(new ImageShape(3, 5, 1));
  }

  @Test
  void shapesOfThreeAxesAreIfTheLastIsAColour() {
    assertThat(shape("3, 5, 1")).hasValue(new ImageShape(3, 5, 1));
    assertThat(shape("3, 5, 3")).hasValue(new ImageShape(3, 5, 3));
    assertThat(shape("3, 5, 2")).isEmpty();
    assertThat(shape("3, 5, 2, 1")).isEmpty();
  }

  @Test
  void vectorsAreIfTheyAreSquaresOfAtLeastEight() {
    assertThat(shape("64")).hasValue(new ImageShape(8, 8, 1));
    assertThat(shape("784")).hasValue(new ImageShape(28, 28, 1));
    assertThat(shape("65")).isEmpty();
    assertThat(shape("49")).isEmpty();
  }

  @Test
  void vectorsScaledFeatureByFeatureAreNot() {
    assertThat(shape("64, scaling = standard")).isEmpty();
    assertThat(shape("64, scaling = min_max")).isEmpty();
    assertThat(shape("64, scaling = factor(0.0625)")).hasValue(new ImageShape(8, 8, 1));
    assertThat(shape("8, 8, scaling = standard")).hasValue(new ImageShape(8, 8, 1));
  }

  private static Optional<ImageShape> shape(String input) {
    String text = "autoencoder A { input(%s); layer n = dropout(0.1); }".formatted(input);
    return ImageShape.of(Models.of(text).get(0));
  }
}
