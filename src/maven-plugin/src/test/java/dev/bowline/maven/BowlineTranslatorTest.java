package dev.bowline.maven;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BowlineTranslatorTest {
  private static final String MODEL =
      """
      const width = 2;

      autoencoder Tiny {
        input(4);
        layer code = dense(width);
        layer back = dense() tied_to code;
      }
      """;

  @Test
  void classGoesToThePackageOfItsFolder() {
    Translation translation = translate(MODEL.getBytes(UTF_8), Map.of());
    assertThat(translation.failed()).isFalse();
    assertThat(translation.classes().keySet()).containsExactly("com/example/Tiny.java");
  }

  @Test
  void constsReachTheModel() {
    String two = source(translate(MODEL.getBytes(UTF_8), Map.of()));
    String three = source(translate(MODEL.getBytes(UTF_8), Map.of("width", "3")));
    assertThat(three).isNotEqualTo(two);
  }

  @Test
  void faultIsToldWithItsPlaceOnTheMachine() {
    Translation translation = translate("autoencoder {}".getBytes(UTF_8), Map.of());
    assertThat(translation.failed()).isTrue();
    assertThat(translation.classes()).isEmpty();
    assertThat(translation.messages().get(0).firstLine())
        .startsWith(Path.of("somewhere", "Tiny.ae") + ":[1,13] error[AE1");
  }

  @Test
  void bytesThatAreNoTextAreAFaultOfTheModel() {
    Translation translation = translate(new byte[] {'a', '\n', (byte) 0xff}, Map.of());
    assertThat(translation.failed()).isTrue();
    assertThat(translation.messages().get(0).firstLine()).contains("Tiny.ae:[2,1] error[AE1");
  }

  private static String source(Translation translation) {
    return translation.classes().get("com/example/Tiny.java");
  }

  private static Translation translate(byte[] content, Map<String, String> consts) {
    ModelSource source =
        new ModelSource(
            Path.of("somewhere", "Tiny.ae"), "src/main/ae/Tiny.ae", "com.example", content);
    return new BowlineTranslator(BowlineTranslatorTest.class.getClassLoader())
        .translate(List.of(source), new Options(consts));
  }
}
