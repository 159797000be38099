package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Choices;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.catalog.Schedule;
import dev.bowline.expr.Evaluator;
import dev.bowline.memory.MemoryCompiler;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Callback;
import dev.bowline.runtime.Checkpoints;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.RunningTraining;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.runtime.spi.FitLoop;
import dev.bowline.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue's schedules, and those of the reference, against numbers worked out by hand. */
final class SchedulesTest {
  /** Expected rates behind so many steps. */
  record Case(String name, Map<String, Object> given, Map<Long, Double> rates) {
    Choice<Schedule> schedule() {
      return Choices.of(Family.SCHEDULE, name, given).as(Schedule.class);
    }
  }

  private static Map<String, Object> from(double initial, String steps, long length) {
    return new HashMap<>(Map.of("initial_learning_rate", initial, steps, length));
  }

  private static Map<String, Object> with(Map<String, Object> given, String name, Object value) {
    given.put(name, value);
    return given;
  }

  static Stream<Case> cases() {
    double half = Math.sqrt(0.5);
    return Stream.of(
        // 0.8 * 0.25^(s / 10).
        new Case(
            "exponential_decay",
            with(from(0.8, "decay_steps", 10), "decay_rate", 0.25),
            Map.of(0L, 0.8, 5L, 0.4, 10L, 0.2, 20L, 0.05)),
        new Case(
            "exponential_decay",
            with(with(from(0.8, "decay_steps", 10), "decay_rate", 0.25), "staircase", true),
            Map.of(0L, 0.8, 9L, 0.8, 10L, 0.2, 19L, 0.2)),
        // 0.8 / (1 + 3 s / 10).
        new Case(
            "inverse_time_decay",
            with(from(0.8, "decay_steps", 10), "decay_rate", 3.0),
            Map.of(0L, 0.8, 5L, 0.32, 10L, 0.2)),
        new Case(
            "inverse_time_decay",
            with(with(from(0.8, "decay_steps", 10), "decay_rate", 3.0), "staircase", true),
            Map.of(5L, 0.8, 10L, 0.2, 15L, 0.2)),
        // A boundary is the last step of its piece.
        new Case(
            "piecewise_constant_decay",
            Map.of("boundaries", List.of(2.0, 5.0), "values", List.of(0.3, 0.2, 0.1)),
            Map.of(0L, 0.3, 2L, 0.3, 3L, 0.2, 5L, 0.2, 6L, 0.1, 900L, 0.1)),
        // 0.4 (1 - s / 10) + 0.1; 0.4 (1 - s / 10)^2 + 0.1.
        new Case(
            "polynomial_decay",
            with(from(0.5, "decay_steps", 10), "end_learning_rate", 0.1),
            Map.of(0L, 0.5, 5L, 0.3, 10L, 0.1, 99L, 0.1)),
        new Case(
            "polynomial_decay",
            with(with(from(0.5, "decay_steps", 10), "end_learning_rate", 0.1), "power", 2.0),
            Map.of(0L, 0.5, 5L, 0.2, 10L, 0.1)),
        // Behind step 10 as if 20 were the length, behind 20 as if it were 30.
        new Case(
            "polynomial_decay",
            with(with(from(0.5, "decay_steps", 10), "end_learning_rate", 0.1), "cycle", true),
            Map.of(0L, 0.5, 10L, 0.1, 15L, 0.2, 20L, 0.1, 24L, 0.18)),
        // cos(pi / 4) = sqrt(1/2).
        new Case(
            "cosine_decay",
            from(0.4, "decay_steps", 8),
            Map.of(0L, 0.4, 2L, 0.2 * (1 + half), 4L, 0.2, 8L, 0.0, 99L, 0.0)),
        new Case(
            "cosine_decay",
            with(from(0.4, "decay_steps", 8), "alpha", 0.5),
            Map.of(0L, 0.4, 4L, 0.3, 8L, 0.2)),
        // From 0.1 in four steps to 0.5, then eight steps to 0.
        new Case(
            "cosine_decay",
            with(with(from(0.1, "decay_steps", 8), "warmup_target", 0.5), "warmup_steps", 4L),
            Map.of(0L, 0.1, 1L, 0.2, 3L, 0.4, 4L, 0.5, 8L, 0.25, 12L, 0.0)),
        // Periods of 4, 8 and 16 steps, the first rates 0.4, 0.2 and 0.1.
        new Case(
            "cosine_decay_restarts",
            with(from(0.4, "first_decay_steps", 4), "m_mul", 0.5),
            Map.of(0L, 0.4, 2L, 0.2, 4L, 0.2, 8L, 0.1, 12L, 0.1, 20L, 0.05, 28L, 0.05)),
        new Case(
            "cosine_decay_restarts",
            with(with(from(0.4, "first_decay_steps", 4), "t_mul", 1.0), "alpha", 0.5),
            Map.of(0L, 0.4, 2L, 0.3, 4L, 0.4, 6L, 0.3, 8L, 0.4)),
        // Periods of 1, 3, 9, 27, 81 and 243 steps: ln(243) / ln(3) is a little below 5.
        new Case(
            "cosine_decay_restarts",
            with(from(0.4, "first_decay_steps", 1), "t_mul", 3.0),
            Map.of(1L, 0.4, 4L, 0.4, 13L, 0.4, 40L, 0.4, 121L, 0.4, 364L, 0.4)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void formulaGivesTheRates(Case wanted) {
    wanted.rates().forEach((s, rate) -> assertThat(formula(wanted, s)).isWithin(1e-12).of(rate));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceGivesTheRates(Case wanted) {
    wanted
        .rates()
        .forEach(
            (s, rate) ->
                assertThat(ReferenceSchedule.at(wanted.schedule(), s)).isWithin(1e-12).of(rate));
  }

  @Test
  void everyScheduleIsTried() {
    assertThat(cases().map(Case::name).distinct().toList())
        .containsExactlyElementsIn(ReferenceSchedule.KNOWN);
  }

  @Test
  void trainerShowsTheRateOfTheNextStep() {
    assertThat(rates(TrainingOptions.fromModel())).containsExactly(0.3, 0.3, 0.1, 0.1).inOrder();
  }

  @Test
  void rateGivenToATrainingTakesTheSchedulesPlace() {
    assertThat(rates(TrainingOptions.fromModel().withLearningRate(0.25)))
        .containsExactly(0.25, 0.25, 0.25, 0.25);
  }

  @Test
  void callbackSeesTheRateButCannotSetIt() {
    List<Double> seen = new ArrayList<>();
    Callback callback =
        new Callback() {
          @Override
          public void begin(RunningTraining training) {
            seen.add(training.learningRate());
            assertThrows(IllegalStateException.class, () -> training.setLearningRate(0.2));
          }
        };
    fit(TrainingOptions.fromModel().withCallback(callback));
    assertThat(seen).containsExactly(0.3);
  }

  @Test
  void scheduleGoesOnBehindACheckpoint(@TempDir Path folder) {
    TrainingOptions four = TrainingOptions.fromModel().withEpochs(4);
    Checkpoints checkpoints = Checkpoints.in(folder);
    fit(TrainingOptions.fromModel().withEpochs(1).withCheckpoints(checkpoints));
    float[] resumed = fit(four.withCheckpoints(checkpoints.resuming()));
    assertThat(resumed).isEqualTo(fit(four));
  }

  /** The parameters behind a training with one step in each epoch. */
  private static float[] fit(TrainingOptions options) {
    Autoencoder model = scheduled();
    try (Trainer trainer = model.trainer(options)) {
      trainer.fit(Dataset.of(new float[] {0.5f, 1}, 1));
    }
    return model.parameters();
  }

  private static List<Double> rates(TrainingOptions options) {
    List<Double> rates = new ArrayList<>();
    try (FitLoop trainer = (FitLoop) scheduled().trainer(options)) {
      for (int step = 0; step < 4; step++) {
        rates.add(trainer.learningRate());
        trainer.step(new float[] {0.5f, 1}, new float[] {0.5f, 1}, 1);
      }
    }
    return rates;
  }

  private static Autoencoder scheduled() {
    CompileResult result =
        Compiler.compile(
            CompileRequest.of(
                SourceFile.of(
                    "scheduled.ae",
                    """
                    const rate = piecewise_constant_decay([1], [0.3, 0.1]);
                    autoencoder Scheduled {
                      input(2);
                      layer code = dense(1);
                      layer output = dense(2) tied_to code;
                      train { optimizer = sgd(learning_rate = rate); }
                    }
                    """)));
    Class<?> type = MemoryCompiler.load(result.classes()).get(0);
    try {
      return (Autoencoder) type.getMethod("create", long.class).invoke(null, 1);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static double formula(Case wanted, long s) {
    Map<String, Double> known = new HashMap<>(Map.of("s", (double) s));
    Choice<Schedule> schedule = wanted.schedule();
    for (Update update : schedule.entry().rates().apply(schedule.arguments())) {
      known.put(update.target(), Evaluator.evaluate(update.value(), known));
    }
    return known.get("rate");
  }
}
