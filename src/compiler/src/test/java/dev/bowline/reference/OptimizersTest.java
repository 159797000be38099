package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Choices;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.Optimizer;
import dev.bowline.catalog.Optimizer.Over;
import dev.bowline.expr.Evaluator;
import dev.bowline.model.Model;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The catalogue's optimisers, and those of the reference, against numbers worked out elsewhere: one
 * weight, 0.7 at first, and six gradients. The first step's are easily followed by hand; the last
 * ones come from a few lines in another language that follow the same formulas.
 */
final class OptimizersTest {
  private static final double[] GRADIENTS = {0.5, -0.2, 0.1, 0.4, -0.3, 0.05};
  private static final double START = 0.7;

  /** Expected behind the first step and behind the last. */
  record Case(String name, Map<String, Object> given, double first, double last) {
    Choice<Optimizer> optimizer() {
      Map<String, Object> all = new HashMap<>(Map.of("learning_rate", 0.1));
      all.putAll(given);
      return Choices.of(Family.OPTIMIZER, name, all).as(Optimizer.class);
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        // 0.7 - 0.1 * 0.5.
        new Case("sgd", Map.of("momentum", 0.9), 0.65, 0.45683249999999986),
        // 0.7 - 0.1 * 0.5 * 0.7 = 0.665; v = -0.1 * 0.25; 0.665 + 0.9 v - 0.1 * 0.25.
        new Case(
            "sgd",
            Map.of("momentum", 0.9, "nesterov", true, "weight_decay", 0.5, "clipvalue", 0.25),
            0.6175,
            0.42430863671874997),
        // 0.7 - 0.1 * 0.5 / sqrt(0.1 * 0.25 + 1e-7).
        new Case("rmsprop", Map.of(), 0.3837728664367966, 0.3575889896216096),
        // 0.7 - 0.1 * 0.5 / sqrt(0.2 * 0.25 - 0.1^2 + 1e-3).
        new Case(
            "rmsprop",
            Map.of("rho", 0.8, "momentum", 0.5, "epsilon", 1e-3, "centered", true),
            0.45306760083760256,
            0.13512920727319017),
        // 0.7 - 0.1 sqrt(0.001) / 0.1 * 0.05 / (sqrt(0.00025) + 1e-7).
        new Case("adam", Map.of(), 0.600000632451532, 0.4203202488260306),
        new Case(
            "adam",
            Map.of("beta_2", 0.6, "amsgrad", true),
            0.6000000316227665,
            0.42728811439052505),
        // As adam, from 0.7 - 0.7 * 0.004 * 0.1.
        new Case("adamw", Map.of(), 0.5997206324515321, 0.41899956227267565),
        // 0.7 - 0.1 * 0.05 / (0.1 (0.5 + 1e-7)).
        new Case("adamax", Map.of(), 0.600000019999996, 0.47875472399252256),
        // mu(1) = 0.468, mu(2) = 0.48528: m = 0.05, m^ = 0.48528 m / (1 - 0.468 * 0.48528) + 0.5.
        new Case("nadam", Map.of(), 0.5937212409248747, 0.5540652641427807),
        // 0.7 - 0.1 * 0.5 / sqrt(0.1 + 0.25 + 1e-7).
        new Case("adagrad", Map.of(), 0.6154845866007779, 0.6092671567044027),
        // 0.7 - sqrt(1e-7) / sqrt(0.05 * 0.25 + 1e-7) * 0.5.
        new Case("adadelta", Map.of("learning_rate", 1.0), 0.6985857920944472, 0.6984954778827879),
        // z = 0.5 - (sqrt(0.35) - sqrt(0.1)) / 0.1 * 0.7; w = -z / (sqrt(0.35) / 0.1).
        new Case("ftrl", Map.of(), 0.24131883584975417, 0.23510140569830565),
        new Case(
            "ftrl",
            Map.of(
                "learning_rate_power", -0.7,
                "initial_accumulator_value", 0.2,
                "l1_regularization_strength", 0.05,
                "l2_regularization_strength", 0.3,
                "l2_shrinkage_regularization_strength", 0.1,
                "beta", 0.5),
            0.09221749812817288,
            0.08130985193205706),
        // m stays above 0 but for steps 2 and 5, each of 0.1: down, up, down, down, up, down.
        new Case("lion", Map.of(), 0.6, 0.5),
        // 0.7 - 0.1 * 0.5 / (0.5 + 1e-8); the first z is also the mean of all.
        new Case("schedule_free_adamw", Map.of(), 0.6000000019999999, 0.589689363830685),
        // 0.7 - 0.1 / 4 * 0.5 / (0.5 + 1e-3): x, and with it the decay, does not count yet.
        new Case(
            "schedule_free_adamw",
            Map.of(
                "beta_1",
                0.6,
                "beta_2",
                0.9,
                "epsilon",
                1e-3,
                "warmup_steps",
                4L,
                "weight_decay",
                0.5),
            0.6750499001996008,
            0.565736162385164),
        // 0.7 - 0.1 * 0.5 * 0.3 / 0.5; shorter gradients stay.
        new Case("sgd", Map.of("clipnorm", 0.3), 0.67, 0.675),
        // Nothing at first; then the means 0.15, 0.25 and -0.125, each cut to 0.1 or -0.1.
        new Case(
            "sgd", Map.of("gradient_accumulation_steps", 2L, "global_clipnorm", 0.1), 0.7, 0.69),
        // The average is 0.69 at first and takes part in the third step: 0.6875.
        new Case(
            "sgd",
            Map.of(
                "gradient_accumulation_steps",
                2L,
                "global_clipnorm",
                0.1,
                "use_ema",
                true,
                "ema_momentum",
                0.5,
                "ema_overwrite_frequency",
                3L),
            0.7,
            0.6874999999999999),
        new Case(
            "adam",
            Map.of("use_ema", true, "ema_momentum", 0.5, "ema_overwrite_frequency", 4L),
            0.600000632451532,
            0.4638196329776362),
        // Of a single weight the quotient of lengths leaves its own size: 0.7 - 0.1 * 0.7.
        new Case("lamb", Map.of(), 0.63, 0.37200869999999997),
        // From 0.7 - 0.5 * 0.1 * 0.7 = 0.665: 0.665 - 0.1 * 0.665.
        new Case("lamb", Map.of("weight_decay", 0.5), 0.5985, 0.2734605786119484),
        // Of a bias of one number: u = 0.5 / sqrt(0.5^2); 0.7 - max(0.001, 0.7) * 0.1.
        new Case("adafactor", Map.of(), 0.63, 0.6203303987132123),
        // From 0.7 - 0.5 * 0.6 * 0.7 = 0.49: 0.49 - max(1, 0.49) * 0.6 / max(1, 1 / 0.5).
        new Case(
            "adafactor",
            Map.of(
                "learning_rate", 0.6,
                "beta_2_decay", -0.5,
                "epsilon_2", 1.0,
                "clip_threshold", 0.5,
                "weight_decay", 0.5),
            0.19,
            -0.03582998557519376),
        // Of a bias: as adam, from 0.7 - 0.004 * 0.1 * 0.7.
        new Case("muon", Map.of(), 0.5997206324515321, 0.41899956227267554),
        new Case(
            "muon",
            Map.of(
                "adam_beta_1", 0.8,
                "adam_beta_2", 0.9,
                "adam_weight_decay", 0.5,
                "adam_lr_ratio", 0.5),
            0.6150000316227565,
            0.4034657965824503));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ruleGivesTheNumbersWorkedOut(Case wanted) {
    compare(wanted, byRule(wanted.optimizer()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void referenceGivesTheNumbersWorkedOut(Case wanted) {
    ReferenceOptimizer optimizer = new ReferenceOptimizer(wanted.optimizer(), Arithmetic.exact());
    double[][] w = {{START}};
    double[] all = new double[GRADIENTS.length];
    for (int t = 0; t < GRADIENTS.length; t++) {
      optimizer.step(Map.of("w", w), Map.of("w", new double[][] {{GRADIENTS[t]}}), t);
      all[t] = w[0][0];
    }
    compare(wanted, all);
  }

  /** Two steps on a kernel, and on the same one turned over: the numbers are numpy's. */
  @ParameterizedTest
  @MethodSource("matrices")
  void kernelsAreSeenAsMatrices(String name, double[][] wanted) {
    double[][][] gradients = {
      {{0.5, -0.1, 0.2}, {0.3, 0.4, -0.2}}, {{-0.3, 0.2, 0.1}, {0.1, -0.5, 0.4}}
    };
    Choice<Optimizer> optimizer = new Case(name, Map.of(), 0, 0).optimizer();
    ReferenceOptimizer wide = new ReferenceOptimizer(optimizer, Arithmetic.exact());
    ReferenceOptimizer high = new ReferenceOptimizer(optimizer, Arithmetic.exact());
    double[][] w = {{0.1, -0.2, 0.3}, {0.4, 0.5, -0.6}};
    double[][] turned = ReferenceMatrixStep.transposed(w);
    for (int t = 0; t < gradients.length; t++) {
      wide.step(Map.of("w.kernel", w), Map.of("w.kernel", gradients[t]), t);
      double[][] g = ReferenceMatrixStep.transposed(gradients[t]);
      high.step(Map.of("w.kernel", turned), Map.of("w.kernel", g), t);
    }
    for (int i = 0; i < w.length; i++) {
      for (int j = 0; j < w[i].length; j++) {
        assertThat(w[i][j]).isWithin(1e-13).of(wanted[i][j]);
        assertThat(turned[j][i]).isWithin(1e-13).of(wanted[i][j]);
      }
    }
  }

  static Stream<Arguments> matrices() {
    return Stream.of(
        Arguments.of(
            "adafactor",
            new double[][] {
              {0.09256327318771526, -0.21089207626356055, 0.24518718449142587},
              {0.3615531692964378, 0.4917342589248596, -0.6098593330092744}
            }),
        Arguments.of(
            "muon",
            new double[][] {
              {0.07828705846015138, -0.21621501669777982, 0.2585866986062811},
              {0.36918813051990906, 0.49027847656831525, -0.6032015120193439}
            }));
  }

  /** Kernels that are wider than high, higher than wide and square, all of odd sizes. */
  @Test
  void matrixOptimizersAgreeWithTheReferenceInEveryPrecisionAndWithEveryKernel() {
    for (Map<String, Object> given :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("weight_decay", 0.1, "clipvalue", 0.01, "use_ema", true),
            Map.of("global_clipnorm", 0.1, "gradient_accumulation_steps", 2L))) {
      for (String name : List.of("adafactor", "muon")) {
        agrees(name, given);
      }
    }
  }

  /** The classical iteration, which comes to the orthogonal matrix itself. */
  @Test
  void muonTakesOtherNumbersForItsIteration() {
    agrees("muon", Map.of("muon_a", 1.875, "muon_b", -1.25, "muon_c", 0.375, "nesterov", false));
  }

  private static void agrees(String name, Map<String, Object> given) {
    Model model =
        HandModel.input(9)
            .dense("e", 5, "tanh")
            .dense("same", 5, "tanh")
            .dense("f", 7, "tanh")
            .tied("g", "f", "tanh")
            .tied("h", "same", "tanh")
            .tied("d", "e", "linear")
            .optimizer(name, given)
            .build();
    Scenario scenario = Scenario.of(model, 7).orElseThrow();
    Generated generated = Generated.compile(List.of(model)).get(0);
    assertWithMessage(name + given)
        .that(Trial.fault(generated, scenario))
        .isEqualTo(Optional.empty());
  }

  @Test
  void everyOptimizerIsTried() {
    assertThat(cases().map(Case::name).distinct().toList())
        .containsExactlyElementsIn(ReferenceOptimizer.KNOWN);
  }

  @Test
  void onlyTheSlotsThatAreUsedExist() {
    assertThat(slots("sgd", Map.of())).isEmpty();
    assertThat(slots("rmsprop", Map.of())).containsExactly("v");
    assertThat(slots("rmsprop", Map.of("centered", true, "momentum", 0.5)))
        .containsExactly("v", "mean", "moved");
    assertThat(slots("adam", Map.of())).containsExactly("m", "v");
    assertThat(slots("adam", Map.of("amsgrad", true))).containsExactly("m", "v", "largest");
    assertThat(slots("lion", Map.of())).containsExactly("m");
    assertThat(slots("schedule_free_adamw", Map.of())).containsExactly("z", "v");
    assertThat(slots("sgd", Map.of("clipnorm", 1.0, "ema_momentum", 0.5))).isEmpty();
    assertThat(slots("sgd", Map.of("use_ema", true))).containsExactly("average");
  }

  /** Small and smooth, so that no gradient's sign hangs on rounding. */
  @Test
  void lionAgreesWithTheReferenceInEveryPrecisionAndWithEveryKernel() {
    for (Map<String, Object> given :
        List.<Map<String, Object>>of(
            Map.of("learning_rate", 0.01),
            Map.of("learning_rate", 0.02, "beta_1", 0.5, "weight_decay", 0.3, "clipvalue", 0.05))) {
      Model model =
          HandModel.input(9)
              .dense("e", 5, "tanh")
              .tied("d", "e", "linear")
              .optimizer("lion", given)
              .build();
      Scenario scenario = Scenario.of(model, 7).orElseThrow();
      Generated generated = Generated.compile(List.of(model)).get(0);
      assertThat(Trial.fault(generated, scenario)).isEqualTo(Optional.empty());
    }
  }

  private static List<String> slots(String name, Map<String, Object> given) {
    Choice<Optimizer> choice = Choices.of(Family.OPTIMIZER, name, given).as(Optimizer.class);
    return choice.entry().rule().apply(choice.arguments()).slots().stream()
        .map(Optimizer.Slot::name)
        .toList();
  }

  private static void compare(Case wanted, double[] found) {
    assertThat(found[0]).isWithin(1e-14).of(wanted.first());
    assertThat(found[found.length - 1]).isWithin(1e-14).of(wanted.last());
  }

  /** Of one weight, which is no kernel's; every sum has one summand. */
  private static double[] byRule(Choice<Optimizer> optimizer) {
    Optimizer.Rule rule = optimizer.entry().rule().apply(optimizer.arguments());
    Map<String, Double> carried = new LinkedHashMap<>();
    rule.slots().forEach(slot -> carried.put(slot.name(), slot.first()));
    carried.put("w", START);
    carried.put("rows", 1.0);
    carried.put("columns", 1.0);
    carried.put("g", 0.0);
    double[] all = new double[GRADIENTS.length];
    for (int t = 0; t < GRADIENTS.length; t++) {
      Map<String, Double> known = new HashMap<>(carried);
      known.put("rate", optimizer.arguments().real("learning_rate"));
      known.put("step", t / rule.every() + 1.0);
      known.put("g", GRADIENTS[t] + (rule.every() > 1 ? carried.get("g") : 0));
      boolean complete = (t + 1) % rule.every() == 0;
      rule.scalars().forEach(scalar -> set(known, scalar));
      for (Optimizer.Each pass : rule.each().filter(each -> each.over() != Over.KERNELS).toList()) {
        if (complete || pass.always()) {
          pass.updates().forEach(update -> set(known, update));
          pass.sums().forEach(sum -> set(known, new Optimizer.Update(sum.name(), sum.element())));
          pass.numbers().forEach(number -> set(known, number));
        }
      }
      carried.replaceAll((name, old) -> known.get(name));
      all[t] = known.get("w");
    }
    return all;
  }

  private static void set(Map<String, Double> known, Optimizer.Update update) {
    known.put(update.target(), Evaluator.evaluate(update.value(), known));
  }
}
