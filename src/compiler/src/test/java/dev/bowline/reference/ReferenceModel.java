package dev.bowline.reference;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Loss;
import dev.bowline.model.ActivationLayer;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Parameter;
import dev.bowline.model.Reshape;
import dev.bowline.model.Stages;
import dev.bowline.reference.ReferenceNetwork.NoiseSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A checked model, interpreted as slowly and plainly as the formulas are written. */
final class ReferenceModel implements Subject {
  private final Model model;
  private final Arithmetic arithmetic;
  private final ReferenceNetwork network;
  private final ReferenceOptimizer optimizer;
  private Optional<ReferenceScaling> scaling;
  private long iteration;

  ReferenceModel(Model model) {
    this(model, Arithmetic.exact());
  }

  ReferenceModel(Model model, Arithmetic arithmetic) {
    this.model = model;
    this.arithmetic = arithmetic;
    this.network = new ReferenceNetwork(model, arithmetic);
    this.optimizer = new ReferenceOptimizer(model.training().optimizer(), arithmetic);
    this.scaling = ReferenceScaling.unseen(model.scaling(), model.input().size());
  }

  @Override
  public double[] parameters() {
    return flat(network.weights());
  }

  @Override
  public void setParameters(double[] parameters) {
    int at = 0;
    for (double[][] tensor : network.weights().values()) {
      for (double[] row : tensor) {
        System.arraycopy(parameters, at, row, 0, row.length);
        at += row.length;
      }
    }
    if (at != parameters.length) {
      throw new IllegalArgumentException(at + " parameters, not " + parameters.length);
    }
  }

  @Override
  public void fitScaling(double[] x, int rows) {
    if (scaling.isEmpty()) {
      scaling =
          Optional.of(
              ReferenceScaling.fit(model.scaling().orElseThrow(), x, rows, model.input().size()));
    }
  }

  @Override
  public double[] encode(double[] x, int rows) {
    int last = model.codeLayers();
    return eachRow(x, rows, row -> through(scaled(row), 0, last));
  }

  @Override
  public double[] decode(double[] code, int rows) {
    int first = model.codeLayers();
    int last = model.layers().size();
    return eachRow(code, rows, row -> raw(through(row, first, last)));
  }

  @Override
  public double[] reconstruct(double[] x, int rows) {
    int last = model.layers().size();
    return eachRow(x, rows, row -> raw(through(scaled(row), 0, last)));
  }

  @Override
  public double[] score(double[] x, int rows) {
    return losses(model.training().loss(), x, x, rows);
  }

  /** Any loss of each row as evaluation sees it: in scaled space, without noise. */
  double[] losses(Choice<Loss> loss, double[] x, double[] target, int rows) {
    double[] losses = new double[rows];
    for (int n = 0; n < rows; n++) {
      Trace trace = forward(x, rows, n, Optional.empty());
      losses[n] = loss(loss, trace, scaled(row(target, rows, n)));
    }
    return losses;
  }

  /** The loss that the next step would give: with its noise. */
  double trainingLoss(double[] x, double[] target, int rows) {
    return trainingLoss(x, target, null, rows);
  }

  private double trainingLoss(double[] x, double[] target, float[] weights, int rows) {
    Optional<NoiseSource> noise = noiseOfNextStep();
    return dataLoss(x, target, weights, rows, noise)
        + weightPenalties()
        + activityPenalties(x, rows, noise);
  }

  @Override
  public double evaluate(double[] x, double[] target, int rows) {
    return evaluate(x, target, null, rows);
  }

  /** The same of rows of different weight, or of none. */
  double evaluate(double[] x, double[] target, float[] weights, int rows) {
    return dataLoss(x, target, weights, rows, Optional.empty())
        + weightPenalties()
        + activityPenalties(x, rows, Optional.empty());
  }

  private double dataLoss(
      double[] x, double[] target, float[] weights, int rows, Optional<NoiseSource> noise) {
    Choice<Loss> loss = model.training().loss();
    if (ReferenceLoss.isOfBatch(loss)) {
      return lossOfBatch(loss, x, target, rows, noise) * shareOfBatch(weights, rows);
    }
    double total = 0;
    for (int n = 0; n < rows; n++) {
      Trace trace = forward(x, rows, n, noise);
      total += loss(loss, trace, scaled(row(target, rows, n))) * share(weights, n, rows);
    }
    return total;
  }

  /** What the rows of a batch come to as one long row. */
  double lossOfBatch(
      Choice<Loss> loss, double[] x, double[] target, int rows, Optional<NoiseSource> noise) {
    double[] t = eachRow(target, rows, this::scaled);
    return new ReferenceLoss(loss, t.length, arithmetic)
        .value(outputs(x, rows, noise), t, ReferenceLoss.Of.OUTPUTS);
  }

  private double[] outputs(double[] x, int rows, Optional<NoiseSource> noise) {
    double[] all = new double[x.length];
    int size = x.length / rows;
    for (int n = 0; n < rows; n++) {
      System.arraycopy(forward(x, rows, n, noise).output(), 0, all, n * size, size);
    }
    return all;
  }

  /** How often a batch's loss counts: without weights, once. */
  private double shareOfBatch(float[] weights, int rows) {
    double sum = 0;
    for (int n = 0; n < rows; n++) {
      sum += weights == null ? 1.0 / rows : share(weights, n, rows);
    }
    return sum;
  }

  private double activityPenalties(double[] x, int rows, Optional<NoiseSource> noise) {
    double sum = 0;
    for (Layer layer : model.layers()) {
      if (layer instanceof Dense dense && dense.activityRegularizer().isPresent()) {
        if (isContractive(dense)) {
          sum += contraction(dense).value(sums(layer, x, rows, noise));
          continue;
        }
        double[][] y = activity(layer, x, rows, noise);
        sum += ReferenceActivity.value(dense.activityRegularizer().get(), y, arithmetic);
      }
    }
    return sum;
  }

  /** What a layer makes of each row. */
  private double[][] activity(Layer layer, double[] x, int rows, Optional<NoiseSource> noise) {
    double[][] y = new double[rows][];
    for (int n = 0; n < rows; n++) {
      y[n] = forward(x, rows, n, noise).visits().get(model.layers().indexOf(layer)).y();
    }
    return y;
  }

  private static boolean isContractive(Dense dense) {
    return dense.activityRegularizer().filter(r -> r.name().equals("contractive")).isPresent();
  }

  private ReferenceContraction contraction(Dense dense) {
    double[][] kernel = network.weights().get(dense.kernel().kernel().name());
    return new ReferenceContraction(dense, kernel, arithmetic);
  }

  /** What a layer's activation gets of each row. */
  private double[][] sums(Layer layer, double[] x, int rows, Optional<NoiseSource> noise) {
    double[][] z = new double[rows][];
    for (int n = 0; n < rows; n++) {
      z[n] = forward(x, rows, n, noise).visits().get(model.layers().indexOf(layer)).z();
    }
    return z;
  }

  /** By layer, what its penalty adds to the gradient in front of its activation, for each row. */
  private Map<String, double[][]> pullsOnSums(double[] x, int rows) {
    Map<String, double[][]> pulls = new LinkedHashMap<>();
    for (Layer layer : model.layers()) {
      if (layer instanceof Dense dense && isContractive(dense)) {
        pulls.put(layer.name(), contraction(dense).pulls(sums(layer, x, rows, noiseOfNextStep())));
      }
    }
    return pulls;
  }

  /** By layer, what its penalty adds to the gradient at its output, for each row. */
  private Map<String, double[][]> pulls(double[] x, int rows) {
    Map<String, double[][]> pulls = new LinkedHashMap<>();
    for (Layer layer : model.layers()) {
      if (layer instanceof Dense dense
          && dense.activityRegularizer().isPresent()
          && !isContractive(dense)) {
        double[][] y = activity(layer, x, rows, noiseOfNextStep());
        pulls.put(
            layer.name(),
            ReferenceActivity.slopes(dense.activityRegularizer().get(), y, arithmetic));
      }
    }
    return pulls;
  }

  private double weightPenalties() {
    double sum = 0;
    for (Parameter parameter : model.parameters()) {
      if (parameter.regularizer().isPresent()) {
        double[][] w = network.weights().get(parameter.name());
        sum += ReferencePenalty.value(parameter.regularizer().get(), w, arithmetic);
      }
    }
    return sum;
  }

  private void constrain() {
    for (Parameter parameter : model.parameters()) {
      if (parameter.constraint().isPresent()) {
        ReferenceConstraint.apply(
            parameter.constraint().get(),
            network.weights().get(parameter.name()),
            parameter.role() == Parameter.Role.BIAS,
            arithmetic);
      }
    }
  }

  /** What a row's loss counts in the batch's. */
  private double share(float[] weights, int n, int rows) {
    ReferenceLoss loss = reference(model.training().loss());
    double weight = weights == null ? 1 : weights[n];
    if (loss.isSum()) {
      return weight;
    }
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += weights == null || !loss.isWeightedMean() ? 1 : weights[row];
    }
    return weight / sum;
  }

  private ReferenceLoss reference(Choice<Loss> loss) {
    boolean whole = ReferenceLoss.isOfBatch(loss);
    int width = whole ? model.input().size() : model.input().last();
    return new ReferenceLoss(loss, width, arithmetic);
  }

  @Override
  public double[] gradient(double[] x, double[] target, int rows) {
    return flat(gradients(x, target, null, rows));
  }

  @Override
  public double step(double[] x, double[] target, float[] weights, int rows) {
    double loss = trainingLoss(x, target, weights, rows);
    optimizer.step(network.weights(), gradients(x, target, weights, rows), iteration);
    constrain();
    iteration++;
    return loss;
  }

  @Override
  public Stage stage(int number) {
    Model part = Stages.of(model).get(number);
    ReferenceModel stage = new ReferenceModel(part, arithmetic);
    part.parameters().forEach(p -> copy(p.name(), network, stage.network));
    if (number == 0) {
      stage.scaling = scaling;
    }
    return new Stage() {
      @Override
      public double step(double[] rows, int count) {
        return stage.step(rows, rows, count);
      }

      @Override
      public double[] encode(double[] rows, int count, int size) {
        return stage.encode(rows, count);
      }

      @Override
      public void close() {
        part.parameters().forEach(p -> copy(p.name(), stage.network, network));
      }
    };
  }

  private static void copy(String tensor, ReferenceNetwork from, ReferenceNetwork to) {
    double[][] target = to.weights().get(tensor);
    for (int i = 0; i < target.length; i++) {
      System.arraycopy(from.weights().get(tensor)[i], 0, target[i], 0, target[i].length);
    }
  }

  private Map<String, double[][]> gradients(
      double[] x, double[] target, float[] weights, int rows) {
    Choice<Loss> loss = model.training().loss();
    Map<String, double[][]> gradients = ReferenceNetwork.zeros(model);
    Map<String, double[][]> pulls = pulls(x, rows);
    Map<String, double[][]> onSums = pullsOnSums(x, rows);
    double[] ofBatch =
        ReferenceLoss.isOfBatch(loss) ? slopesOfBatch(x, target, weights, rows) : new double[0];
    for (int n = 0; n < rows; n++) {
      Trace trace = forward(x, rows, n, noiseOfNextStep());
      double[] t = scaled(row(target, rows, n));
      int at = n;
      Map<String, double[]> ofRow = new LinkedHashMap<>();
      pulls.forEach((layer, all) -> ofRow.put(layer, all[at]));
      onSums.forEach((layer, all) -> ofRow.put(ReferenceNetwork.inFront(layer), all[at]));
      if (ReferenceLoss.isOfBatch(loss)) {
        network.backward(trace, row(ofBatch, rows, n), ofRow, gradients);
      } else if (isFused(loss)) {
        double[] z = trace.visits().get(lastActivating()).z();
        double[] dz = reference(loss).gradient(z, t, ReferenceLoss.Of.LOGITS);
        double[] counted = times(dz, share(weights, n, rows));
        network.backwardFromLogits(trace, lastActivating(), counted, ofRow, gradients);
      } else {
        double[] dy = reference(loss).gradient(trace.output(), t, ReferenceLoss.Of.OUTPUTS);
        network.backward(trace, times(dy, share(weights, n, rows)), ofRow, gradients);
      }
    }
    for (Layer layer : model.layers()) {
      if (layer instanceof Dense dense && isContractive(dense)) {
        contraction(dense)
            .addSlopes(
                sums(layer, x, rows, noiseOfNextStep()),
                gradients.get(dense.kernel().kernel().name()));
      }
    }
    for (Parameter parameter : model.parameters()) {
      if (parameter.regularizer().isPresent()) {
        ReferencePenalty.addSlope(
            parameter.regularizer().get(),
            network.weights().get(parameter.name()),
            gradients.get(parameter.name()),
            arithmetic);
      }
    }
    return gradients;
  }

  private double[] slopesOfBatch(double[] x, double[] target, float[] weights, int rows) {
    double[] t = eachRow(target, rows, this::scaled);
    double[] slopes =
        new ReferenceLoss(model.training().loss(), t.length, arithmetic)
            .gradient(outputs(x, rows, noiseOfNextStep()), t, ReferenceLoss.Of.OUTPUTS);
    return times(slopes, shareOfBatch(weights, rows));
  }

  private double loss(Choice<Loss> loss, Trace trace, double[] t) {
    if (isFused(loss)) {
      double[] z = trace.visits().get(lastActivating()).z();
      return reference(loss).value(z, t, ReferenceLoss.Of.LOGITS);
    }
    return reference(loss).value(trace.output(), t, ReferenceLoss.Of.OUTPUTS);
  }

  /** The last layer but for those that only change the shape. */
  private int lastActivating() {
    int last = model.layers().size() - 1;
    while (last > 0 && model.layers().get(last) instanceof Reshape) {
      last--;
    }
    return last;
  }

  private boolean isFused(Choice<Loss> loss) {
    Layer last = model.layers().get(lastActivating());
    if (last instanceof Dense dense) {
      return reference(loss).isFused(dense.activation().name(), dense.kernel().units());
    }
    return last instanceof ActivationLayer activation
        && reference(loss).isFused(activation.activation().name(), activation.input().last());
  }

  private Optional<NoiseSource> noiseOfNextStep() {
    return Optional.of(new NoiseSource(model.training().seed(), iteration));
  }

  private Trace forward(double[] x, int rows, int n, Optional<NoiseSource> noise) {
    return network.forward(scaled(row(x, rows, n)), 0, model.layers().size(), n, noise);
  }

  private double[] through(double[] row, int first, int last) {
    return network.forward(row, first, last, 0, Optional.empty()).output();
  }

  private double[] scaled(double[] raw) {
    return scaling.orElseThrow().scaled(raw, arithmetic);
  }

  private double[] raw(double[] scaled) {
    return scaling.orElseThrow().raw(scaled, arithmetic);
  }

  private double[] times(double[] gradient, double share) {
    double[] counted = new double[gradient.length];
    for (int j = 0; j < counted.length; j++) {
      counted[j] = arithmetic.round(gradient[j] * share);
    }
    return counted;
  }

  /** Row n of a batch that holds exactly so many rows. */
  private static double[] row(double[] batch, int rows, int n) {
    int size = batch.length / rows;
    return Arrays.copyOfRange(batch, n * size, (n + 1) * size);
  }

  private static double[] eachRow(double[] batch, int rows, UnaryOperator<double[]> change) {
    double[][] changed = new double[rows][];
    for (int n = 0; n < rows; n++) {
      changed[n] = change.apply(row(batch, rows, n));
    }
    return Arrays.stream(changed).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] flat(Map<String, double[][]> tensors) {
    return tensors.values().stream()
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }
}
