package dev.bowline.reference;

import dev.bowline.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a correct computation may differ from the reference by, for one scenario.
 *
 * <p>In double that is a fixed part of the largest number of a result. In float it is measured: the
 * reference repeats the scenario with errors of a float's size in each elementary result, random
 * ones and those that rounding makes, and a multiple of the largest change so found, over a floor
 * of a few roundings, is allowed. So an ill-conditioned result (Adam's first steps along a gradient
 * that is all rounding) is given its due, and only that one.
 */
final class Agreement {
  private static final double DOUBLE_PART = 1e-9;
  private static final double FLOAT_FLOOR = 2e-6;
  private static final double FLOAT_MULTIPLE = 10;
  private static final int RUNS_WITH_ERRORS = 3;
  private static final double SMALLEST_SCALE = 1e-3;

  private final Map<String, double[]> expected;
  private final List<Map<String, double[]>> disturbed = new ArrayList<>();

  Agreement(Model model, Scenario scenario) {
    expected = scenario.play(new ReferenceModel(model));
    for (int run = 0; run < RUNS_WITH_ERRORS; run++) {
      disturbed.add(scenario.play(new ReferenceModel(model, Arithmetic.withFloatErrors(run))));
    }
    disturbed.add(scenario.play(new ReferenceModel(model, Arithmetic.roundedToFloats())));
  }

  /** The first result in double that is too far off, told in words. */
  Optional<String> disagreementInDouble(Map<String, double[]> actual) {
    return expected.keySet().stream()
        .flatMap(result -> compare(result, actual, DOUBLE_PART * scale(result)).stream())
        .findFirst();
  }

  /** The same in float. */
  Optional<String> disagreementInFloat(Map<String, double[]> actual) {
    return expected.keySet().stream()
        .flatMap(result -> compare(result, actual, floatTolerance(result)).stream())
        .findFirst();
  }

  /** The share of the results on which a float may differ by less than a part of their scale. */
  double shareHeldTo(double part) {
    long sharp =
        expected.keySet().stream().filter(r -> floatTolerance(r) < part * scale(r)).count();
    return (double) sharp / expected.size();
  }

  private double floatTolerance(String result) {
    double spread = 0;
    for (Map<String, double[]> run : disturbed) {
      spread = Math.max(spread, distance(expected.get(result), run.get(result)));
    }
    return FLOAT_MULTIPLE * spread + FLOAT_FLOOR * scale(result);
  }

  private double scale(String result) {
    double scale = SMALLEST_SCALE;
    for (double each : expected.get(result)) {
      scale = Math.max(scale, Math.abs(each));
    }
    return scale;
  }

  private Optional<String> compare(String result, Map<String, double[]> actual, double tolerance) {
    double[] want = expected.get(result);
    double[] got = actual.get(result);
    if (got.length != want.length) {
      return Optional.of(result + ": " + got.length + " numbers, not " + want.length);
    }
    for (int i = 0; i < want.length; i++) {
      // Written so that NaN disagrees.
      if (!(Math.abs(got[i] - want[i]) <= tolerance)) {
        return Optional.of(
            "%s, number %d: %s, but the reference has %s (allowed: %s)"
                .formatted(result, i, got[i], want[i], tolerance));
      }
    }
    return Optional.empty();
  }

  private static double distance(double[] a, double[] b) {
    double distance = 0;
    for (int i = 0; i < a.length; i++) {
      distance = Math.max(distance, Math.abs(a[i] - b[i]));
    }
    return distance;
  }
}
