package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.model.Model;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated classes against the reference, on random models. */
final class RandomModelsTest {
  private static final int MODELS = 300;

  /**
   * So many more may be drawn. Some models meet a kink in every draw of numbers, or run away, which
   * no two computations do alike; another model takes their place.
   */
  private static final int SPARE = 40;

  /** What is done with each model, by its seed. */
  private static final Map<Long, Scenario> SCENARIOS = scenarios();

  private static final Map<Long, Generated> COMPILED = new HashMap<>();

  /** A fault often shows in many models; cutting one of them down takes half a minute. */
  private static final AtomicBoolean SHRUNK = new AtomicBoolean();

  static LongStream seeds() {
    return SCENARIOS.keySet().stream().mapToLong(Long::longValue);
  }

  private static Map<Long, Scenario> scenarios() {
    Map<Long, Scenario> scenarios = new LinkedHashMap<>();
    for (long seed = 0; scenarios.size() < MODELS; seed++) {
      if (seed == MODELS + SPARE) {
        throw new AssertionError("only " + scenarios.size() + " models of " + seed + " are smooth");
      }
      ModelSketch sketch = RandomModels.draw(seed);
      Model model =
          Trial.model(sketch)
              .orElseThrow(() -> new AssertionError("the checker rejects\n" + sketch.text()));
      long drawn = seed;
      Scenario.of(model, sketch.rows()).ifPresent(scenario -> scenarios.put(drawn, scenario));
    }
    return scenarios;
  }

  @BeforeAll
  static void compileAllAtOnce() {
    List<ModelSketch> sketches = seeds().mapToObj(RandomModels::draw).toList();
    List<Model> models = sketches.stream().flatMap(sketch -> Trial.model(sketch).stream()).toList();
    try {
      List<Generated> compiled = Generated.compile(models);
      for (Generated one : compiled) {
        COMPILED.put(one.model().training().seed(), one);
      }
    } catch (RuntimeException e) {
      // Then each test compiles its own, and the culprit's fails.
      COMPILED.clear();
    }
  }

  @AfterAll
  static void forget() {
    COMPILED.clear();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomModelPassesTheChecker(long seed) {
    ModelSketch sketch = RandomModels.draw(seed);
    CompileResult result = Compiler.check(CompileRequest.of(sketch.file()));
    assertWithMessage(sketch.text() + result.diagnostics()).that(result.hasErrors()).isFalse();
    assertThat(result.models()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void generatedClassesAgreeWithTheReference(long seed) {
    ModelSketch sketch = RandomModels.draw(seed);
    Optional<String> fault =
        COMPILED.containsKey(seed)
            ? Trial.fault(COMPILED.get(seed), SCENARIOS.get(seed))
            : Trial.fault(sketch);
    fault.ifPresent(
        words -> {
          throw new AssertionError(
              SHRUNK.getAndSet(true)
                  ? "seed " + seed + ": " + words + "\n\n" + sketch.text()
                  : Trial.report(sketch, words));
        });
  }
}
