package dev.bowline.diagnostic;

import static com.google.common.truth.Truth.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuggestTest {
  @Test
  void theNearestComesFirstThenTheFirstDeclared() {
    assertThat(Suggest.near("coed", Stream.of("cod", "cold", "code")))
        .containsExactly("cod", "cold", "code")
        .inOrder();
    assertThat(Suggest.near("cdoe", Stream.of("core", "code")))
        .containsExactly("code", "core")
        .inOrder();
  }

  @Test
  void threeAreEnough() {
    assertThat(Suggest.near("h1", Stream.of("h2", "h3", "h4", "h5")))
        .containsExactly("h2", "h3", "h4")
        .inOrder();
  }

  @Test
  void longNamesMayDifferByAThird() {
    assertThat(Suggest.near("binary_crosentropie", Stream.of("binary_crossentropy")))
        .containsExactly("binary_crossentropy");
    assertThat(Suggest.near("mean_sqr_error", Stream.of("mean_squared_error")))
        .containsExactly("mean_squared_error");
    assertThat(Suggest.near("relu", Stream.of("sigmoid", "tanh"))).isEmpty();
  }

  @Test
  void namesWithNothingInCommonAreNotNear() {
    assertThat(Suggest.near("a", Stream.of("b", "xy"))).isEmpty();
  }

  @Test
  void hugeNamesAndManyNamesCostNothing() {
    String huge = "x".repeat(100_000);
    assertThat(Suggest.near(huge, Stream.of(huge + "y"))).isEmpty();
    Stream<String> many = IntStream.range(0, 2_000_000).mapToObj(i -> "name" + i);
    assertThat(Suggest.near("nome1", many)).contains("name1");
  }

  @Test
  void questionsReadAsASentence() {
    assertThat(Suggest.help("h1", Stream.of("h2"))).hasValue("did you mean `h2`?");
    assertThat(Suggest.help("h1", Stream.of("h2", "h3", "h4")))
        .hasValue("did you mean `h2`, `h3` or `h4`?");
    assertThat(Suggest.help("h1", Stream.of())).isEmpty();
  }
}
