package dev.bowline.reference;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.model.Model;
import dev.bowline.model.Parameter;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Compares the reference's gradient with how its loss changes. */
final class CentralDifferences {
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 1e-6;
  private static final double SAFE_FROM_KINKS = 1e-3;
  private static final double SMALLEST_GRADIENT = 1e-4;
  private static final int DRAWS = 100;

  private CentralDifferences() {}

  /** Draws points until one is away from kinks, where a slope means nothing. */
  static void check(Model model, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int draw = 0; draw < DRAWS; draw++) {
      Point point = Point.draw(model, random);
      if (point.isSmooth(model) && point.largestSlope(model) > SMALLEST_GRADIENT) {
        check(model, point);
        return;
      }
    }
    throw new AssertionError("no point away from kinks with a gradient that is not all zero");
  }

  /** Numbers for a model, on few rows. */
  private record Point(double[] x, double[] target, double[] parameters) {
    static final int ROWS = 3;

    static Point draw(Model model, SplittableRandom random) {
      int size = model.input().size();
      int count = model.parameters().stream().mapToInt(Parameter::size).sum();
      return new Point(
          uniform(random, ROWS * size, 0.05, 0.95),
          uniform(random, ROWS * size, 0.05, 0.95),
          uniform(random, count, -0.9, 0.9));
    }

    boolean isSmooth(Model model) {
      Arithmetic exact = Arithmetic.exact();
      subject(model, exact).trainingLoss(x, target, ROWS);
      return exact.nearestKink() > SAFE_FROM_KINKS;
    }

    double largestSlope(Model model) {
      double[] gradient = subject(model, Arithmetic.exact()).gradient(x, target, ROWS);
      return Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    }

    ReferenceModel subject(Model model, Arithmetic arithmetic) {
      ReferenceModel subject = new ReferenceModel(model, arithmetic);
      subject.fitScaling(x, ROWS);
      subject.setParameters(parameters);
      return subject;
    }
  }

  private static void check(Model model, Point point) {
    ReferenceModel subject = point.subject(model, Arithmetic.exact());
    double[] parameters = point.parameters();
    double[] gradient = subject.gradient(point.x(), point.target(), Point.ROWS);
    double largest = point.largestSlope(model);
    for (int p = 0; p < parameters.length; p++) {
      double there = parameters[p];
      parameters[p] = there + STEP;
      subject.setParameters(parameters);
      double above = subject.trainingLoss(point.x(), point.target(), Point.ROWS);
      parameters[p] = there - STEP;
      subject.setParameters(parameters);
      double below = subject.trainingLoss(point.x(), point.target(), Point.ROWS);
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
