package dev.bowline.maven;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final Options NO_OPTIONS = new Options(Map.of());
  private static final List<ModelSource> SOURCES =
      List.of(source("a.ae", "com", "x"), source("b.ae", "com", "y"));

  @Test
  void everythingThatGoesInCounts() {
    List<String> hashes =
        List.of(
            Fingerprint.of("tool", NO_OPTIONS, SOURCES),
            Fingerprint.of("tool 2", NO_OPTIONS, SOURCES),
            Fingerprint.of("tool", new Options(Map.of("width", "3")), SOURCES),
            Fingerprint.of("tool", new Options(Map.of("width", "4")), SOURCES),
            Fingerprint.of("tool", NO_OPTIONS, SOURCES.subList(0, 1)),
            Fingerprint.of("tool", NO_OPTIONS, List.of(source("a.ae", "com", "xy"))),
            Fingerprint.of("tool", NO_OPTIONS, List.of(source("c.ae", "com", "x"))),
            Fingerprint.of("tool", NO_OPTIONS, List.of(source("a.ae", "org", "x"))));
    assertThat(hashes).containsNoDuplicates();
  }

  @Test
  void borderBetweenTwoPiecesCounts() {
    String first = Fingerprint.of("tool", NO_OPTIONS, List.of(source("a.ae", "", "bx")));
    String second = Fingerprint.of("tool", NO_OPTIONS, List.of(source("a.ae", "b", "x")));
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void placeOnTheMachineAndOrderOfConstsDoNotCount() {
    Map<String, String> oneWay = new LinkedHashMap<>();
    oneWay.put("a", "1");
    oneWay.put("b", "2");
    Map<String, String> otherWay = new LinkedHashMap<>();
    otherWay.put("b", "2");
    otherWay.put("a", "1");
    ModelSource moved =
        new ModelSource(Path.of("elsewhere", "a.ae"), "a.ae", "com", "x".getBytes(UTF_8));

    assertThat(Fingerprint.of("tool", new Options(oneWay), List.of(moved)))
        .isEqualTo(Fingerprint.of("tool", new Options(otherWay), SOURCES.subList(0, 1)));
  }

  private static ModelSource source(String name, String defaultPackage, String text) {
    return new ModelSource(Path.of("here", name), name, defaultPackage, text.getBytes(UTF_8));
  }
}
