package dev.bowline.reference;

import dev.bowline.model.Model;
import dev.bowline.model.Parameter;
import dev.bowline.model.Stages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One model's numbers and everything that is done with them: inference, a gradient, ten steps. All
 * given numbers are floats, so that every precision starts from the same ones.
 */
final class Scenario {
  private static final int STEPS = 10;
  private static final int STEPS_OF_STAGE = 3;

  /** Nearer to a kink than this, a float's rounding may fall on its other side. */
  private static final double SAFE_FROM_KINKS = 1e-5;

  /** The errors of the runs that must pass all kinks on the same sides, in those of a float. */
  private static final double LOOSENESS = 20;

  private static final int LOOSE_RUNS = 2;

  /** Beyond this, numbers grow so fast that no two computations agree. */
  private static final double TAME = 1e6;

  private static final int DRAWS = 100;

  private final Model model;
  private final int rows;
  private final double[] x;
  private final double[] codes;
  private final double[] parameters;

  private Scenario(Model model, int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.model = model;
    this.rows = rows;
    this.x = data(model, rows, random);
    this.codes = floats(CentralDifferences.uniform(random, rows * model.code().size(), 0, 1));
    this.parameters = parameters(model, random);
  }

  /**
   * The first draw of numbers that keeps away from the kinks of the model's functions, also with
   * much larger errors than a float's, and on which the training does not run away.
   */
  static Optional<Scenario> of(Model model, int rows) {
    for (long seed = 0; seed < DRAWS; seed++) {
      Scenario scenario = new Scenario(model, rows, seed);
      Arithmetic exact = Arithmetic.exact();
      Map<String, double[]> results = scenario.play(new ReferenceModel(model, exact));
      if (exact.nearestKink() > SAFE_FROM_KINKS
          && results.values().stream().allMatch(Scenario::isTame)
          && scenario.staysOnItsSides(exact.sides())) {
        return Optional.of(scenario);
      }
    }
    return Optional.empty();
  }

  private static boolean isTame(double[] result) {
    return Arrays.stream(result).allMatch(each -> Math.abs(each) < TAME);
  }

  private boolean staysOnItsSides(int sides) {
    for (long run = 0; run < LOOSE_RUNS; run++) {
      Arithmetic loose = Arithmetic.withErrors(run, LOOSENESS);
      play(new ReferenceModel(model, loose));
      if (loose.sides() != sides) {
        return false;
      }
    }
    return true;
  }

  /** What a subject makes of the numbers, by what was asked. */
  Map<String, double[]> play(Subject subject) {
    Map<String, double[]> results = new LinkedHashMap<>();
    subject.setParameters(parameters);
    subject.fitScaling(x, rows);
    infer(subject, results, "before training");
    int first = Math.min(rows, model.training().batchSize());
    double[] batch = batch(x, 0);
    for (Map.Entry<String, double[]> tensor :
        byTensor(subject.gradient(batch, batch, first)).entrySet()) {
      results.put("gradient of " + tensor.getKey(), tensor.getValue());
    }
    pretrain(subject, results);
    double[] losses = new double[STEPS];
    for (int step = 0; step < STEPS; step++) {
      double[] next = batch(x, step);
      int count = next.length / model.input().size();
      losses[step] = subject.step(next, next, step % 3 == 2 ? weights(step, count) : null, count);
    }
    results.put("losses of the steps", losses);
    for (Map.Entry<String, double[]> tensor : byTensor(subject.parameters()).entrySet()) {
      results.put("trained " + tensor.getKey(), tensor.getValue());
    }
    infer(subject, results, "after training");
    return results;
  }

  /** Some steps of each stage, each on the codes of those before. */
  private void pretrain(Subject subject, Map<String, double[]> results) {
    double[] behind = x;
    List<Model> stages = Stages.of(model);
    for (int number = 0; number < stages.size(); number++) {
      int size = stages.get(number).code().size();
      double[] losses = new double[STEPS_OF_STAGE];
      try (Subject.Stage stage = subject.stage(number)) {
        for (int step = 0; step < STEPS_OF_STAGE; step++) {
          double[] next = batch(behind, step);
          losses[step] = stage.step(next, next.length * rows / behind.length);
        }
        behind = stage.encode(behind, rows, size);
      }
      results.put("losses of stage " + number, losses);
      results.put("codes of stage " + number, behind);
    }
  }

  /** Weights that are not alike; not all of them 0. */
  private static float[] weights(int step, int rows) {
    float[] weights = new float[rows];
    for (int n = 0; n < rows; n++) {
      weights[n] = (1 + 3 * n + step) % 5 / 2f;
    }
    weights[0] = 0.75f;
    return weights;
  }

  private void infer(Subject subject, Map<String, double[]> results, String when) {
    int size = model.input().size();
    double[] row = Arrays.copyOf(x, size);
    double[] code = Arrays.copyOf(codes, model.code().size());
    results.put("encode a batch " + when, subject.encode(x, rows));
    results.put("decode a batch " + when, subject.decode(codes, rows));
    results.put("reconstruct a batch " + when, subject.reconstruct(x, rows));
    results.put("score a batch " + when, subject.score(x, rows));
    results.put("loss of a batch " + when, new double[] {subject.evaluate(x, x, rows)});
    results.put("encode a row " + when, subject.encode(row, 1));
    results.put("decode a row " + when, subject.decode(code, 1));
    results.put("reconstruct a row " + when, subject.reconstruct(row, 1));
    results.put("score a row " + when, subject.score(row, 1));
  }

  /** The batches follow each other through the data, the last one short, and start again. */
  private double[] batch(double[] all, int step) {
    int size = all.length / rows;
    int batchSize = model.training().batchSize();
    int batches = (rows + batchSize - 1) / batchSize;
    int from = step % batches * batchSize;
    return Arrays.copyOfRange(all, from * size, Math.min(rows, from + batchSize) * size);
  }

  private Map<String, double[]> byTensor(double[] all) {
    Map<String, double[]> tensors = new LinkedHashMap<>();
    int at = 0;
    for (Parameter parameter : model.parameters()) {
      tensors.put(parameter.name(), Arrays.copyOfRange(all, at, at + parameter.size()));
      at += parameter.size();
    }
    return tensors;
  }

  /** Raw units such that the scaled ones are about the unit interval; some features constant. */
  private static double[] data(Model model, int rows, SplittableRandom random) {
    int size = model.input().size();
    double[] x = CentralDifferences.uniform(random, rows * size, 0, 1);
    String scaling = model.scaling().map(choice -> choice.name()).orElse("none");
    for (int j = 0; j < size; j++) {
      double low = scaling.equals("none") ? 0 : 10 * random.nextDouble() - 5;
      double spread = scaling.equals("none") ? 1 : 0.5 + 3 * random.nextDouble();
      if (scaling.equals("factor")) {
        low = 0;
        spread = 1 / model.scaling().orElseThrow().arguments().real("f");
      }
      boolean constant = random.nextInt(20) == 0;
      for (int n = 0; n < rows; n++) {
        int at = n * size + j;
        x[at] = low + spread * (constant ? 0.5 : x[at]);
      }
    }
    return floats(x);
  }

  /** Weights that keep the size of what passes through them; biases and slopes of every sign. */
  private static double[] parameters(Model model, SplittableRandom random) {
    List<double[]> tensors = new ArrayList<>();
    for (Parameter parameter : model.parameters()) {
      boolean kernel = parameter.isKernel();
      double limit = kernel ? Math.sqrt(6.0 / (parameter.rows() + parameter.columns())) : 0.3;
      tensors.add(CentralDifferences.uniform(random, parameter.size(), -limit, limit));
    }
    return floats(tensors.stream().flatMapToDouble(Arrays::stream).toArray());
  }

  private static double[] floats(double[] numbers) {
    return Arrays.stream(numbers).map(number -> (float) number).toArray();
  }
}
