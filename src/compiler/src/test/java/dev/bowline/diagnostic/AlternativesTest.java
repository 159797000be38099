package dev.bowline.diagnostic;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlternativesTest {
  @Test
  void theLastStandsBehindOr() {
    assertThat(Alternatives.of(List.of("a value"))).isEqualTo("a value");
    assertThat(Alternatives.of(List.of("a value", "the end"))).isEqualTo("a value or the end");
    assertThat(Alternatives.of(List.of("a value", "`)`", "the end")))
        .isEqualTo("a value, `)` or the end");
  }

  @Test
  void namesStandBetweenBackquotes() {
    assertThat(Alternatives.quoted(List.of("a", "b", "c"))).isEqualTo("`a`, `b` or `c`");
  }
}
