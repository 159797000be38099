package dev.bowline.report.image;

import static com.google.common.truth.Truth.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class RasterTest {
  @Test
  void everyPixelIsReadBack() throws IOException {
    Raster raster = new Raster(7, 5);
    for (int at = 0; at < 35; at++) {
      raster.set(at % 7, at / 7, at * 0x07030501 | 0x01000000);
    }
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(raster.png()));
    assertThat(image.getWidth()).isEqualTo(7);
    assertThat(image.getHeight()).isEqualTo(5);
    for (int at = 0; at < 35; at++) {
      assertThat(image.getRGB(at % 7, at / 7)).isEqualTo(at * 0x07030501 | 0x01000000);
    }
  }

  @Test
  void numbersAboveZeroAreOrangeAndBelowBlue() {
    Signed signed = new Signed(2);
    assertThat(signed.colour(0)).isEqualTo(0x002F6FDF);
    assertThat(signed.colour(1) >>> 24).isEqualTo(128);
    assertThat(signed.colour(5)).isEqualTo(0xFFE8740C);
    assertThat(signed.colour(-2)).isEqualTo(0xFF2F6FDF);
  }

  @Test
  void greyGoesFromBlackToWhiteAndNoFurther() {
    Intensity unit = Intensity.of(new float[] {0.25f, 0.75f});
    assertThat(unit).isEqualTo(new Intensity(0, 1));
    assertThat(unit.colour(new float[] {0.5f}, 0, 1)).isEqualTo(0xFF808080);
    assertThat(unit.colour(new float[] {-3}, 0, 1)).isEqualTo(0xFF000000);
    assertThat(unit.colour(new float[] {1, 0, 7}, 0, 3)).isEqualTo(0xFFFF00FF);
    assertThat(Intensity.of(new float[] {0, 16})).isEqualTo(new Intensity(0, 16));
    assertThat(Intensity.of(new float[] {-2, 3})).isEqualTo(new Intensity(-2, 3));
  }
}
