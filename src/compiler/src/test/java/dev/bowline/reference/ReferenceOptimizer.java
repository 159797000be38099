package dev.bowline.reference;

import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Optimizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Optimisers, from section 7 of the semantics; tensors go by their names in a weights file. */
final class ReferenceOptimizer {
  static final Set<String> KNOWN = Set.of("sgd", "adam");

  private final Choice<Optimizer> optimizer;
  private final Arithmetic arithmetic;

  /** What each weight carries from step to step, by the tensor's name and the slot's. */
  private final Map<String, double[][]> slots = new HashMap<>();

  ReferenceOptimizer(Choice<Optimizer> optimizer, Arithmetic arithmetic) {
    this.optimizer = optimizer;
    this.arithmetic = arithmetic;
  }

  /** One step on all the weights; {@code iterations} steps were done before it. */
  void step(Map<String, double[][]> weights, Map<String, double[][]> gradients, long iterations) {
    for (Map.Entry<String, double[][]> weight : weights.entrySet()) {
      String name = weight.getKey();
      double[][] w = weight.getValue();
      for (int i = 0; i < w.length; i++) {
        for (int j = 0; j < w[i].length; j++) {
          double g = gradients.get(name)[i][j];
          w[i][j] = arithmetic.round(w[i][j] + change(name, w, i, j, g, iterations + 1));
        }
      }
    }
  }

  /** What is added to w[i][j] in step {@code t}, from 1. */
  private double change(String name, double[][] w, int i, int j, double g, long t) {
    Arguments given = optimizer.arguments();
    double rate = given.real("learning_rate");
    switch (optimizer.name()) {
      case "sgd":
        double momentum = given.real("momentum");
        double[][] velocity = slot(name, "velocity", w);
        velocity[i][j] = arithmetic.round(momentum * velocity[i][j] - rate * g);
        return given.flag("nesterov") ? momentum * velocity[i][j] - rate * g : velocity[i][j];
      case "adam":
        double beta1 = given.real("beta_1");
        double beta2 = given.real("beta_2");
        double[][] m = slot(name, "m", w);
        double[][] v = slot(name, "v", w);
        m[i][j] = arithmetic.round(m[i][j] + (g - m[i][j]) * (1 - beta1));
        v[i][j] = arithmetic.round(v[i][j] + (g * g - v[i][j]) * (1 - beta2));
        double alpha = rate * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
        return arithmetic.round(-alpha * m[i][j] / (Math.sqrt(v[i][j]) + given.real("epsilon")));
      default:
        throw new AssertionError("the reference does not know " + optimizer.name());
    }
  }

  private double[][] slot(String tensor, String slot, double[][] like) {
    return slots.computeIfAbsent(
        tensor + "." + slot, name -> new double[like.length][like[0].length]);
  }
}
