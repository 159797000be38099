package dev.bowline.reference;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Scaling;
import java.util.Optional;
import java.util.Set;

/** {@code scaled = (x - mean) / scale}, for each feature; both are stored as floats. */
final class ReferenceScaling {
  static final Set<String> KNOWN = Set.of("standard", "min_max", "factor");

  private final double[] mean;
  private final double[] scale;

  private ReferenceScaling(int size) {
    mean = new double[size];
    scale = new double[size];
  }

  /** What holds before any row was seen; empty where the scaling needs rows. */
  static Optional<ReferenceScaling> unseen(Optional<Choice<Scaling>> scaling, int size) {
    if (scaling.isPresent() && !scaling.get().name().equals("factor")) {
      return Optional.empty();
    }
    ReferenceScaling unseen = new ReferenceScaling(size);
    for (int j = 0; j < size; j++) {
      unseen.scale[j] = scaling.isPresent() ? (float) (1 / scaling.get().arguments().real("f")) : 1;
    }
    return Optional.of(unseen);
  }

  /** Fitted on rows: x is [rows][size]. */
  static ReferenceScaling fit(Choice<Scaling> scaling, double[] x, int rows, int size) {
    ReferenceScaling fitted = new ReferenceScaling(size);
    for (int j = 0; j < size; j++) {
      double sum = 0;
      double low = x[j];
      double high = x[j];
      for (int n = 0; n < rows; n++) {
        sum += x[n * size + j];
        low = Math.min(low, x[n * size + j]);
        high = Math.max(high, x[n * size + j]);
      }
      double mean = sum / rows;
      double squares = 0;
      for (int n = 0; n < rows; n++) {
        squares += (x[n * size + j] - mean) * (x[n * size + j] - mean);
      }
      switch (scaling.name()) {
        case "standard":
          fitted.mean[j] = (float) mean;
          fitted.scale[j] = low == high ? 1 : (float) Math.sqrt(squares / rows);
          break;
        case "min_max":
          fitted.mean[j] = (float) low;
          fitted.scale[j] = low == high ? 1 : (float) (high - low);
          break;
        default:
          throw new AssertionError("the reference does not know " + scaling.name());
      }
    }
    return fitted;
  }

  double[] scaled(double[] raw, Arithmetic arithmetic) {
    double[] scaled = new double[raw.length];
    for (int j = 0; j < raw.length; j++) {
      scaled[j] = arithmetic.round((raw[j] - mean[j]) / scale[j]);
    }
    return scaled;
  }

  double[] raw(double[] scaled, Arithmetic arithmetic) {
    double[] raw = new double[scaled.length];
    for (int j = 0; j < scaled.length; j++) {
      raw[j] = arithmetic.round(arithmetic.round(scaled[j] * scale[j]) + mean[j]);
    }
    return raw;
  }
}
