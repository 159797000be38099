package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.model.ActivationLayer;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.NoiseLayer;
import dev.bowline.model.Orientation;
import dev.bowline.model.Prelu;
import dev.bowline.model.Stages;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the random models of {@link RandomModelsTest} hold between them. */
final class RandomCoverageTest {
  /** See {@link ReferenceOptimizer#CONTINUOUS}. */
  private static final String IN_OPTIMIZERS_TEST = "lion";

  private static final List<ModelSketch> SKETCHES =
      RandomModelsTest.seeds().mapToObj(RandomModels::draw).toList();
  private static final List<Model> MODELS =
      SKETCHES.stream().flatMap(sketch -> Trial.model(sketch).stream()).toList();

  @ParameterizedTest
  @EnumSource(
      names = {
        "LAYER",
        "ACTIVATION",
        "INITIALIZER",
        "SCALING",
        "LOSS",
        "OPTIMIZER",
        "SCHEDULE",
        "REGULARIZER",
        "CONSTRAINT"
      })
  void everyNameOfTheCatalogueIsDrawn(Family family) {
    String all = SKETCHES.stream().map(ModelSketch::text).collect(Collectors.joining());
    Set<String> words = new TreeSet<>(List.of(all.split("\\W+")));
    assertThat(words)
        .containsAtLeastElementsIn(
            Catalog.of(family).stream()
                .map(Entry::name)
                .filter(name -> !(family == Family.OPTIMIZER && IN_OPTIMIZERS_TEST.equals(name)))
                .toList());
  }

  @Test
  void tiesComeInChainsWithSharedOwnersAndSquare() {
    assertSome("a tie to a tied layer", d -> d.tiedTo().isPresent() && isUntransposed(d));
    assertSome("a square tie", d -> d.tiedTo().isPresent() && isSquare(d));
    assertSome("an untied layer", d -> d.tiedTo().isEmpty());
    assertWithMessage("models with three uses of one kernel")
        .that(MODELS.stream().filter(RandomCoverageTest::sharesAnOwner).count())
        .isAtLeast(5L);
  }

  @Test
  void sizesReachTheirEnds() {
    assertThat(denses().mapToInt(d -> d.kernel().inputs()).max()).hasValue(70);
    assertThat(denses().mapToInt(d -> d.kernel().units()).min()).hasValue(1);
    Set<Long> depths =
        MODELS.stream()
            .map(model -> model.layers().stream().filter(Dense.class::isInstance).count())
            .collect(Collectors.toSet());
    assertThat(depths).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  @Test
  void lastBatchesAreOftenShort() {
    long shorter =
        SKETCHES.stream()
            .filter(s -> s.rows() > s.train().batchSize())
            .filter(s -> s.rows() % s.train().batchSize() > 0)
            .count();
    assertThat(shorter).isAtLeast(20L);
  }

  @Test
  void lossesOfRowsAndOfBatchesAreDrawn() {
    assertThat(SKETCHES.stream().filter(RandomCoverageTest::isOfBatch).count()).isAtLeast(5L);
    assertThat(
            SKETCHES.stream()
                .filter(s -> s.train().loss().contains("axis = -1"))
                .filter(s -> s.train().loss().matches("(dice|tversky).*"))
                .count())
        .isAtLeast(5L);
  }

  private static boolean isOfBatch(ModelSketch sketch) {
    String loss = sketch.train().loss();
    return loss.matches("(dice|tversky).*") && !loss.contains("axis");
  }

  @Test
  void stacksOfTiesArePretrained() {
    assertThat(MODELS.stream().filter(model -> Stages.of(model).size() > 1).count()).isAtLeast(5L);
  }

  @Test
  void layersStandOnSeveralAxesToo() {
    Predicate<Layer> onAxes = layer -> layer.input().dims().size() > 1;
    assertThat(layers().filter(ActivationLayer.class::isInstance).anyMatch(onAxes)).isTrue();
    assertThat(layers().filter(NoiseLayer.class::isInstance).anyMatch(onAxes)).isTrue();
  }

  @Test
  void slopesAreLearnedInFrontOfKernelsBehindThemAndInStages() {
    List<Integer> places =
        MODELS.stream()
            .flatMap(
                model ->
                    model.layers().stream()
                        .filter(Prelu.class::isInstance)
                        .map(layer -> model.layers().size() - model.layers().indexOf(layer)))
            .toList();
    assertThat(places.size()).isAtLeast(30);
    assertThat(places).contains(1);
    assertThat(MODELS.stream().anyMatch(model -> model.layers().get(0) instanceof Prelu)).isTrue();
    assertThat(
            MODELS.stream()
                .flatMap(model -> Stages.of(model).stream())
                .anyMatch(stage -> stage.layers().stream().anyMatch(Prelu.class::isInstance)))
        .isTrue();
  }

  @Test
  void drawIsAFunctionOfItsSeed() {
    assertThat(RandomModels.draw(3)).isEqualTo(RandomModels.draw(3));
    assertThat(RandomModels.draw(3).text()).isNotEqualTo(RandomModels.draw(4).text());
  }

  private static void assertSome(String what, Predicate<Dense> that) {
    assertWithMessage(what).that(denses().filter(that).count()).isAtLeast(5L);
  }

  private static boolean isUntransposed(Dense dense) {
    return dense.kernel().orientation() == Orientation.AS_STORED;
  }

  private static boolean isSquare(Dense dense) {
    return dense.kernel().inputs() == dense.kernel().units();
  }

  private static boolean sharesAnOwner(Model model) {
    return model.layers().stream()
        .filter(Dense.class::isInstance)
        .collect(
            Collectors.groupingBy(
                layer -> ((Dense) layer).kernel().kernel().name(), Collectors.counting()))
        .values()
        .stream()
        .anyMatch(uses -> uses > 2);
  }

  private static Stream<Layer> layers() {
    return MODELS.stream().flatMap(model -> model.layers().stream());
  }

  private static Stream<Dense> denses() {
    return layers().filter(Dense.class::isInstance).map(Dense.class::cast);
  }
}
