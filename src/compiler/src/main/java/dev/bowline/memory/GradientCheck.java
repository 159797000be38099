package dev.bowline.memory;

import dev.bowline.model.Model;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.runtime.spi.DoubleAutoencoder;
import dev.bowline.runtime.spi.Draws;
import dev.bowline.runtime.spi.Stepper;
import dev.bowline.runtime.spi.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the generated backward pass with central differences of the generated loss, in double
 * precision and with the noise that a training step has.
 */
public final class GradientCheck {
  /** What counts as agreement. */
  public static final double TOLERANCE = 1e-6;

  private static final double STEP = 1e-5;
  private static final int ROWS = 4;

  /** As many elements of a tensor are checked; larger ones by a sample. */
  private static final int ELEMENTS = 200;

  private final DoubleAutoencoder autoencoder;
  private final Stepper<double[]> trainer;
  private final double[] x;
  private final double[] parameters;

  private GradientCheck(Model model, long seed) {
    autoencoder = DoubleModel.compile(List.of(DoubleModel.probe(model))).get(0).create(seed);
    trainer = autoencoder.trainer(TrainingOptions.fromModel());
    int size = autoencoder.inputSize();
    x = new double[ROWS * size];
    long key = Draws.key(seed, Draws.SHUFFLE);
    for (int i = 0; i < x.length; i++) {
      x[i] = Draws.uniform(key, i);
    }
    autoencoder.fitScaling(x, ROWS);
    parameters = autoencoder.parameters();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += 0.1 * (Draws.uniform(key, x.length + i) - 0.5);
    }
  }

  /** The worst relative error for each tensor, on random rows and weights from a seed. */
  public static GradientReport run(Model model, long seed) {
    return new GradientCheck(model, seed).report();
  }

  private GradientReport report() {
    loss();
    List<Tensor<double[]>> gradients =
        trainer.slots().stream()
            .map(t -> new Tensor<>(t.name(), t.shape(), t.values().clone()))
            .toList();
    List<GradientReport.Row> rows = new ArrayList<>();
    int first = 0;
    for (Tensor<double[]> gradient : gradients) {
      rows.add(new GradientReport.Row(owner(gradient.name()), worst(gradient, first)));
      first += gradient.size();
    }
    trainer.close();
    return new GradientReport(rows, TOLERANCE);
  }

  private static String owner(String slot) {
    return slot.substring(0, slot.lastIndexOf('.'));
  }

  private double worst(Tensor<double[]> gradient, int first) {
    int stride = Math.max(1, gradient.size() / ELEMENTS);
    double worst = 0;
    for (int i = 0; i < gradient.size(); i += stride) {
      double expected = difference(first + i);
      double found = gradient.values()[i];
      double scale = Math.max(Math.max(Math.abs(expected), Math.abs(found)), 1e-3);
      worst = Math.max(worst, Math.abs(expected - found) / scale);
    }
    return worst;
  }

  private double difference(int at) {
    double before = parameters[at];
    parameters[at] = before + STEP;
    double above = loss();
    parameters[at] = before - STEP;
    double below = loss();
    parameters[at] = before;
    return (above - below) / (2 * STEP);
  }

  /** The loss of a training step; the noise is that of the first step each time. */
  private double loss() {
    autoencoder.setParameters(parameters);
    trainer.setIteration(0);
    return trainer.advance(x, x, ROWS);
  }
}
