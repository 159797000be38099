package dev.bowline.catalog;

import java.util.List;

/** How raw units become what the network sees: {@code (x - mean) / scale}, for each feature. */
public record Scaling(
    String name, List<ArgumentSpec> arguments, String summary, Statistic statistic)
    implements Entry {

  @Override
  public Family family() {
    return Family.SCALING;
  }

  /** Where mean and scale come from. */
  public enum Statistic {
    /** The training rows' mean and standard deviation. */
    STANDARD,
    /** The training rows' smallest value, and how far the largest is above it. */
    MIN_MAX,
    /** mean 0 and scale 1 / f, without looking at any row. */
    FACTOR
  }

  static final List<Scaling> ALL =
      List.of(
          new Scaling(
              "standard",
              List.of(),
              "mean and (population) standard deviation of the training rows",
              Statistic.STANDARD),
          new Scaling(
              "min_max",
              List.of(),
              "mean = min, scale = max - min of the training rows",
              Statistic.MIN_MAX),
          new Scaling(
              "factor",
              List.of(
                  ArgumentSpec.required(
                      "f", new ArgumentType.Real(Range.POSITIVE), "what to multiply by")),
              "multiplies by f; always fitted",
              Statistic.FACTOR));
}
