package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.reference.LayerSketch.DenseSketch;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ShrinkerTest {
  private static ModelSketch first(Predicate<ModelSketch> that) {
    return LongStream.range(0, 1000)
        .mapToObj(RandomModels::draw)
        .filter(that)
        .findFirst()
        .orElseThrow();
  }

  private static Predicate<ModelSketch> someDense(Predicate<DenseSketch> that) {
    return model ->
        model.layers().stream()
            .anyMatch(layer -> layer instanceof DenseSketch dense && that.test(dense));
  }

  @Test
  void keepsOnlyWhatTheFailureNeeds() {
    Predicate<ModelSketch> wideTanh =
        someDense(dense -> dense.units() > 9 && dense.activation().equals("tanh"));
    ModelSketch large = first(wideTanh.and(model -> model.layers().size() > 5));
    ModelSketch small = Shrinker.shrink(large, wideTanh, 1000);
    assertThat(small.layers()).hasSize(1);
    assertThat(small.layers().get(0).text()).endsWith("= dense(10, activation = tanh);");
    assertThat(small.scaling()).isEqualTo("none");
    assertThat(small.bottleneck()).isEqualTo(Optional.empty());
    assertThat(small.train().metrics()).isEqualTo(List.of());
    assertThat(small.rows()).isEqualTo(1);
  }

  @Test
  void keepsATieThatTheFailureNeeds() {
    Predicate<ModelSketch> tied = someDense(dense -> dense.tiedTo().isPresent());
    ModelSketch small = Shrinker.shrink(first(tied), tied, 1000);
    assertThat(tied.test(small)).isTrue();
    assertThat(small.layers()).hasSize(2);
  }

  @Test
  void givesUpAfterSoManyTries() {
    int[] asked = {0};
    ModelSketch large = first(model -> model.layers().size() > 5);
    Shrinker.shrink(
        large,
        model -> {
          asked[0]++;
          return true;
        },
        7);
    assertThat(asked[0]).isEqualTo(7);
  }
}
