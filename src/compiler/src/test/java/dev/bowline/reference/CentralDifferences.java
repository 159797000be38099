package dev.bowline.reference;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.model.Model;
import java.util.SplittableRandom;

/** Compares the reference's gradient with how its loss changes. */
final class CentralDifferences {
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 1e-6;

  private CentralDifferences() {}

  static void check(Model model, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = 3;
    ReferenceModel subject = new ReferenceModel(model);
    double[] x = uniform(random, rows * model.input().size(), 0.05, 0.95);
    double[] target = uniform(random, rows * model.input().size(), 0.05, 0.95);
    subject.fitScaling(x, rows);
    double[] parameters = uniform(random, subject.parameters().length, -0.9, 0.9);
    subject.setParameters(parameters);
    double[] gradient = subject.gradient(x, target, rows);
    double largest = 0;
    for (double each : gradient) {
      largest = Math.max(largest, Math.abs(each));
    }
    assertWithMessage("a gradient that is not all zero").that(largest).isGreaterThan(1e-4);
    for (int p = 0; p < parameters.length; p++) {
      double there = parameters[p];
      parameters[p] = there + STEP;
      subject.setParameters(parameters);
      double above = subject.trainingLoss(x, target, rows);
      parameters[p] = there - STEP;
      subject.setParameters(parameters);
      double below = subject.trainingLoss(x, target, rows);
      parameters[p] = there;
      double measured = (above - below) / (2 * STEP);
      assertWithMessage("the gradient at parameter %s", p)
          .that(Math.abs(gradient[p] - measured) / largest)
          .isLessThan(TOLERANCE);
    }
  }

  static double[] uniform(SplittableRandom random, int count, double low, double high) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = low + (high - low) * random.nextDouble();
    }
    return numbers;
  }
}
