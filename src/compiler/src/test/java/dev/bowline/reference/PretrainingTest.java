package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.memory.DoubleModel;
import dev.bowline.memory.MemoryCompiler;
import dev.bowline.model.Model;
import dev.bowline.model.Parameter;
import dev.bowline.model.Stages;
import dev.bowline.plan.Element;
import dev.bowline.plan.Target;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Checkpoints;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.DivergedException;
import dev.bowline.runtime.PretrainingStage;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingListener;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.runtime.data.BuiltInData;
import dev.bowline.runtime.data.DataFiles;
import dev.bowline.runtime.data.Samples;
import dev.bowline.runtime.spi.DoubleAutoencoder;
import dev.bowline.runtime.spi.FitLoop;
import dev.bowline.runtime.spi.Stepper;
import dev.bowline.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages of pre-training against the reference, which trains each as a model of its own. */
final class PretrainingTest {
  private static final int SIZE = 12;
  private static final int ROWS = 22;
  private static final int BATCH = 8;
  private static final TrainingOptions ONE = TrainingOptions.fromModel().withThreads(1);

  private static final String MODEL =
      """
      autoencoder Stacked {
        input(3, 4, scaling = factor(0.5));
        layer noisy = masking_noise(0.3);
        layer flat = flatten;
        layer outer = dense(9, activation = tanh, kernel_regularizer = l2(0.01));
        layer softer = gaussian_noise(0.1);
        layer middle = dense(6, activation = sigmoid, activity_regularizer = l1(0.01));
        layer folded = reshape(2, 3);
        layer inner_act = activation(elu);
        layer unfolded = flatten;
        layer inner = dense(4);
        layer hard = activation(softplus);
        layer inner_up = dense(6, use_bias = false) tied_to inner;
        layer middle_up = dense(9, activation = tanh) tied_to middle;
        layer outer_up = dense(12) tied_to outer;
        layer image = reshape(3, 4);
        train {
          loss = %s;
          optimizer = %s;
          batch_size = 8;
          epochs = 2;
          shuffle = false;
          pretrain = layerwise(epochs = 2, inner_loss = log_cosh);
          seed = 3;
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sgd(learning_rate = 0.1, momentum = 0.9)",
        "adam",
        "lamb(learning_rate = 0.01)",
        "sgd(learning_rate = cosine_decay(0.1, 8), clipnorm = 0.1)",
        "adamw(use_ema = true)",
        "adafactor",
        "muon"
      })
  void stagesInDoubleAgreeWithTheReference(String optimizer) {
    Model model = model("mean_squared_error", optimizer);
    DoubleAutoencoder generated = DoubleModel.compile(List.of(model)).get(0).create(1);
    Map<String, double[]> weights = new LinkedHashMap<>();
    read(model, generated.parameters(), weights);
    double[] x = numbers(ROWS * SIZE);
    double[] codes = x;
    try (Stepper<double[]> whole = generated.trainer(ONE)) {
      assertThat(whole.stages()).isEqualTo(3);
      for (int number = 0; number < 3; number++) {
        Model stage = Stages.of(model).get(number);
        ReferenceModel reference = new ReferenceModel(stage);
        reference.setParameters(flat(stage, weights));
        double[] next = new double[ROWS * stage.code().size()];
        try (Stepper<double[]> trainer = whole.stage(number, ONE)) {
          for (int step = 0; step < 6; step++) {
            double[] batch = batch(codes, step);
            int rows = batch.length * ROWS / codes.length;
            double expected = reference.step(batch, batch, rows);
            double found = trainer.advance(batch, batch, rows);
            assertThat(found).isWithin(1e-9 * Math.max(1, Math.abs(expected))).of(expected);
          }
          trainer.encode(codes, next, ROWS);
        }
        close(next, reference.encode(codes, ROWS), "the codes of stage " + number);
        read(stage, reference.parameters(), weights);
        close(generated.parameters(), flat(model, weights), "weights after stage " + number);
        codes = next;
      }
      ReferenceModel reference = new ReferenceModel(model);
      reference.setParameters(flat(model, weights));
      for (int step = 0; step < 6; step++) {
        double[] batch = batch(x, step);
        int rows = batch.length / SIZE;
        assertThat(whole.advance(batch, batch, rows))
            .isWithin(1e-9)
            .of(reference.step(batch, batch, rows));
      }
      close(generated.parameters(), reference.parameters(), "weights of the whole");
    }
  }

  @ParameterizedTest
  @EnumSource
  void fitRunsTheStagesInOrderOnTheCodesOfThoseBefore(Target target) {
    Model model = model("mean_squared_error", "adam");
    Autoencoder fitted = create(model, target);
    Autoencoder stepped = create(model, target);
    float[] x = floats(numbers(ROWS * SIZE));
    List<String> heard = new ArrayList<>();
    try (Trainer trainer = fitted.trainer(ONE.withListener(recorder(heard)))) {
      assertThat(trainer.fit(Dataset.of(x, ROWS)).epochs()).isEqualTo(2);
    }
    try (FitLoop whole = (FitLoop) stepped.trainer(ONE)) {
      float[] codes = x;
      for (Model stage : Stages.of(model)) {
        try (FitLoop trainer = whole.stage(Stages.of(model).indexOf(stage), ONE)) {
          steps(trainer, codes, stage.input().size());
          float[] next = new float[ROWS * stage.code().size()];
          trainer.encode(codes, next, ROWS);
          codes = next;
        }
      }
      steps(whole, x, SIZE);
    }
    assertThat(fitted.parameters()).isEqualTo(stepped.parameters());
    assertThat(heard)
        .containsExactly(
            "pretrain 1/3: outer 12-9",
            "epoch 1",
            "epoch 2",
            "pretrain 2/3: middle 9-6",
            "epoch 1",
            "epoch 2",
            "pretrain 3/3: inner 6-4",
            "epoch 1",
            "epoch 2",
            "whole")
        .inOrder();
  }

  /** So large that 40 rows are worth sharing: 3 times 2 times 96 times 64 times 40 is 1.5e6. */
  private static final String LARGE =
      """
      autoencoder Large {
        input(128);
        layer outer = dense(96, activation = sigmoid);
        layer inner = dense(64, activation = tanh);
        layer inner_up = dense(activation = sigmoid) tied_to inner;
        layer outer_up = dense(128) tied_to outer;
        train {
          optimizer = adam;
          batch_size = 40;
          epochs = 2;
          pretrain = layerwise(epochs = 2, inner_loss = dice);
        }
      }
      """;

  @ParameterizedTest
  @EnumSource
  void threadsChangeNoBit(Target target) {
    Model model = check(LARGE);
    int rows = 100;
    Dataset data = Dataset.of(floats(numbers(rows * 128)), rows);
    Autoencoder one = create(model, target);
    Autoencoder three = create(model, target);
    Crews crews = new Crews();
    try (Trainer a = one.trainer(ONE);
        Trainer b = three.trainer(ONE.withThreads(3).withListener(crews))) {
      a.fit(data);
      b.fit(data);
    }
    assertThat(crews.started).containsExactly(2, 2, 2);
    assertThat(one.parameters()).isEqualTo(three.parameters());
  }

  /** Counts the threads that each stage, and then the whole, has started by its first epoch. */
  private static final class Crews implements TrainingListener {
    private final List<Integer> started = new ArrayList<>();
    private final Set<Thread> known = new HashSet<>(workers());

    private static Set<Thread> workers() {
      return Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> thread.getName().startsWith("bowline-worker-"))
          .collect(Collectors.toSet());
    }

    private void count(int epoch) {
      if (epoch == 1) {
        Set<Thread> fresh = workers();
        fresh.removeAll(known);
        known.addAll(fresh);
        started.add(fresh.size());
      }
    }

    @Override
    public void stageEpochFinished(PretrainingStage stage, int epoch, double loss) {
      count(epoch);
    }

    @Override
    public void epochFinished(int epoch, Map<String, Double> values) {
      count(epoch);
    }
  }

  @Test
  void aTrainingThatIsStoppedInAStageResumesToTheSameBits(@TempDir Path folder) {
    Model model = model("mean_squared_error", "adam");
    Dataset data = Dataset.of(floats(numbers(ROWS * SIZE)), ROWS);
    Autoencoder whole = create(model, Target.PLAIN);
    try (Trainer trainer = whole.trainer(ONE)) {
      trainer.fit(data);
    }
    TrainingOptions options = ONE.withCheckpoints(Checkpoints.in(folder).resuming());
    Trainer[] running = new Trainer[1];
    TrainingListener death =
        new TrainingListener() {
          @Override
          public void stageEpochFinished(PretrainingStage stage, int epoch, double loss) {
            if (stage.number() == 2 && epoch == 1) {
              running[0].stop();
            }
          }
        };
    running[0] = create(model, Target.PLAIN).trainer(options.withListener(death));
    assertThat(running[0].fit(data).epochs()).isEqualTo(0);
    running[0].close();

    List<String> heard = new ArrayList<>();
    Autoencoder resumed = create(model, Target.PLAIN);
    try (Trainer trainer = resumed.trainer(options.withListener(recorder(heard)))) {
      assertThat(trainer.fit(data).epochs()).isEqualTo(2);
    }
    assertThat(heard.get(0)).isEqualTo("pretrain 2/3: middle 9-6");
    assertThat(resumed.parameters()).isEqualTo(whole.parameters());
  }

  @Test
  void aLossThatIsNotFiniteNamesItsStage() {
    Model model = model("mean_squared_error", "sgd(learning_rate = 1e30)");
    Dataset data = Dataset.of(floats(numbers(ROWS * SIZE)), ROWS);
    try (Trainer trainer = create(model, Target.PLAIN).trainer(ONE)) {
      DivergedException fault = assertThrows(DivergedException.class, () -> trainer.fit(data));
      assertThat(fault).hasMessageThat().contains(" in pretrain 1/3: outer 12-9, epoch 1, step ");
    }
  }

  @Test
  void streamedRowsComeToTheSameBits(@TempDir Path folder) throws IOException {
    Model model = model("mean_squared_error", "adam");
    float[] x = floats(numbers(ROWS * SIZE));
    Path file = folder.resolve("x.npy");
    DataFiles.write(file, new Samples(x, ROWS, new int[] {SIZE}));
    Autoencoder held = create(model, Target.PLAIN);
    Autoencoder streamed = create(model, Target.PLAIN);
    try (Trainer a = held.trainer(ONE.withValidationSplit(0.2));
        Trainer b = streamed.trainer(ONE.withValidationSplit(0.2))) {
      a.fit(Dataset.of(x, ROWS));
      b.fit(Dataset.stream(file, 8));
    }
    assertThat(streamed.parameters()).isEqualTo(held.parameters());
  }

  @Test
  void digitsAreRebuiltBetterAfterPretrainingAndAsManyEpochsOfTheWhole() {
    String text =
        """
        autoencoder Deep {
          input(64);
          layer h1 = dense(48, activation = sigmoid);
          layer h2 = dense(32, activation = sigmoid);
          layer code = dense(16, activation = sigmoid);
          layer u2 = dense(32, activation = sigmoid) tied_to code;
          layer u1 = dense(48, activation = sigmoid) tied_to h2;
          layer output = dense(64, activation = sigmoid) tied_to h1;
          train {
            loss = binary_crossentropy;
            optimizer = adam;
            epochs = 5;
            pretrain = layerwise(epochs = 5);
          }
        }
        """;
    Model model = Compiler.check(CompileRequest.of(SourceFile.of("d.ae", text))).models().get(0);
    Samples digits = BuiltInData.digits();
    double with = finalLoss(model, digits, ONE);
    double without = finalLoss(model, digits, ONE.withPretrainEpochs(0));
    assertThat(with).isLessThan(without);
  }

  private static double finalLoss(Model model, Samples digits, TrainingOptions options) {
    try (Trainer trainer = create(model, Target.PLAIN).trainer(options)) {
      double[] losses = trainer.fit(Dataset.of(digits)).values("loss");
      return losses[losses.length - 1];
    }
  }

  @Test
  void aStageHasNoKernelsForWhatOnlyTheWholeIsAsked() {
    Model model = model("mean_squared_error", "adam");
    String text = Compiler.generate(model, Element.FLOAT, Set.of(Target.VECTOR)).source();
    String whole = text.substring(0, text.indexOf("class Stage1"));
    String stages = text.substring(text.indexOf("class Stage1"));
    for (String name :
        List.of("decode(", "reconstruct(", "score(", "explain(", "measure(", "evaluate(")) {
      assertWithMessage(name).that(whole).contains(" " + name);
      assertWithMessage(name).that(stages).doesNotContain(" " + name);
    }
    for (String method : methods(stages)) {
      assertWithMessage(method)
          .that(stages.split("\\b" + method + "\\(", -1).length)
          .isGreaterThan(2);
    }
  }

  /** The private methods of a text, which somebody must call there. */
  private static List<String> methods(String text) {
    return Pattern.compile("private (?:static )?[\\w\\[\\]]+ (\\w+)\\(")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void noEpochsOfPretrainingAreNoPretraining() {
    Dataset data = Dataset.of(floats(numbers(ROWS * SIZE)), ROWS);
    Autoencoder without = create(model("mean_squared_error", "adam"), Target.PLAIN);
    Autoencoder with = create(model("mean_squared_error", "adam"), Target.PLAIN);
    List<String> heard = new ArrayList<>();
    try (Trainer a = without.trainer(ONE.withPretrainEpochs(0).withListener(recorder(heard)));
        Trainer b = with.trainer(ONE)) {
      a.fit(data);
      b.fit(data);
    }
    assertThat(heard).containsExactly("whole");
    assertThat(without.parameters()).isNotEqualTo(with.parameters());
  }

  private static TrainingListener recorder(List<String> heard) {
    return new TrainingListener() {
      @Override
      public void stageStarted(PretrainingStage stage) {
        heard.add(stage.toString());
      }

      @Override
      public void stageEpochFinished(PretrainingStage stage, int epoch, double loss) {
        heard.add("epoch " + epoch);
      }

      @Override
      public void trainingStarted(int epochs, int stepsPerEpoch) {
        heard.add("whole");
      }
    };
  }

  /** Two epochs. */
  private static void steps(FitLoop trainer, float[] x, int size) {
    for (int epoch = 0; epoch < 2; epoch++) {
      for (int row = 0; row < ROWS; row += BATCH) {
        int rows = Math.min(BATCH, ROWS - row);
        float[] batch = Arrays.copyOfRange(x, row * size, (row + rows) * size);
        trainer.step(batch, batch, rows);
      }
    }
  }

  private static Model model(String loss, String optimizer) {
    return check(MODEL.formatted(loss, optimizer));
  }

  private static Model check(String text) {
    return Compiler.check(CompileRequest.of(SourceFile.of("a.ae", text))).models().get(0);
  }

  private static Autoencoder create(Model model, Target target) {
    return MemoryCompiler.compile(Compiler.generate(model, Element.FLOAT, Set.of(target)))
        .create(1);
  }

  private static double[] batch(double[] x, int step) {
    int size = x.length / ROWS;
    int from = step % 3 * BATCH;
    return Arrays.copyOfRange(x, from * size, Math.min(ROWS, from + BATCH) * size);
  }

  private static double[] numbers(int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) (0.5 + 0.5 * Math.sin(i * i));
    }
    return numbers;
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static void read(Model model, double[] all, Map<String, double[]> weights) {
    int at = 0;
    for (Parameter parameter : model.parameters()) {
      weights.put(parameter.name(), Arrays.copyOfRange(all, at, at + parameter.size()));
      at += parameter.size();
    }
  }

  private static double[] flat(Model model, Map<String, double[]> weights) {
    return model.parameters().stream()
        .flatMapToDouble(parameter -> Arrays.stream(weights.get(parameter.name())))
        .toArray();
  }

  private static void close(double[] found, double[] expected, String what) {
    assertThat(found.length).isEqualTo(expected.length);
    for (int i = 0; i < found.length; i++) {
      assertWithMessage(what + ", number " + i)
          .that(found[i])
          .isWithin(1e-9 * Math.max(1, Math.abs(expected[i])))
          .of(expected[i]);
    }
  }
}
