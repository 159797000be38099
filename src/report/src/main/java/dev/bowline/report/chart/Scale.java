package dev.bowline.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Numbers from {@code least} to {@code most} on a line from {@code from} to {@code to}.
 *
 * @param kind whether equal steps or equal factors are equally long
 */
record Scale(Kind kind, double least, double most, double from, double to) {
  private static final int TICKS = 5;

  /** What equal distances stand for. */
  enum Kind {
    LINEAR,
    /** The same, for numbers that are counted. */
    WHOLE,
    LOGARITHMIC
  }

  /** A linear one that ends at round numbers. */
  static Scale rounded(double least, double most, double from, double to) {
    if (!(most > least)) {
      double margin = least == 0 ? 1 : Math.abs(least) / 2;
      return rounded(least - margin, least + margin, from, to);
    }
    double step = step(most - least);
    return new Scale(
        Kind.LINEAR, Math.floor(least / step) * step, Math.ceil(most / step) * step, from, to);
  }

  /** One for positive numbers, with some room at both ends. */
  static Scale logarithmic(double least, double most, double from, double to) {
    return new Scale(Kind.LOGARITHMIC, least / 1.15, most * 1.15, from, to);
  }

  /** Where a number stands. */
  double at(double number) {
    DoubleUnaryOperator shape = kind == Kind.LOGARITHMIC ? Math::log : x -> x;
    double start = shape.applyAsDouble(least);
    double share = (shape.applyAsDouble(number) - start) / (shape.applyAsDouble(most) - start);
    return from + (to - from) * share;
  }

  /** Round numbers within, some five of them. */
  List<Double> ticks() {
    return kind == Kind.LOGARITHMIC ? logarithmicTicks() : linearTicks();
  }

  /** A tick as text. */
  static String text(double tick) {
    double size = Math.abs(tick);
    if (size != 0 && (size < 1e-4 || size >= 1e6)) {
      return String.format(Locale.ROOT, "%.1e", tick);
    }
    String text = String.format(Locale.ROOT, "%.6f", tick);
    return text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
  }

  private List<Double> linearTicks() {
    double finest = kind == Kind.WHOLE ? 1 : 0;
    double step = Math.max(finest, step(most - least));
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(least / step - 1e-9);
    long last = (long) Math.floor(most / step + 1e-9);
    for (long at = first; at <= last; at++) {
      ticks.add(at * step);
    }
    return ticks;
  }

  private List<Double> logarithmicTicks() {
    double decades = Math.log10(most / least);
    double[] factors = decades > 3 ? new double[] {1} : new double[] {1, 2, 5};
    List<Double> ticks = new ArrayList<>();
    for (int exponent = (int) Math.floor(Math.log10(least));
        exponent <= Math.ceil(Math.log10(most));
        exponent++) {
      for (double factor : factors) {
        double tick = factor * Math.pow(10, exponent);
        if (tick >= least && tick <= most) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  /** 1, 2 or 5 times a power of ten, which gives some five steps. */
  private static double step(double range) {
    double rough = range / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double factor = rough / power;
    return power * (factor > 5 ? 10 : factor > 2 ? 5 : factor > 1 ? 2 : 1);
  }
}
