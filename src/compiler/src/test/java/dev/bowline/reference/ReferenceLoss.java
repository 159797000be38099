package dev.bowline.reference;

import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Loss;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Losses of one row, from section 6 of the semantics. The values along the last axis give one
 * number; a row's loss is the mean of these, or their sum where that is the reduction. Where the
 * rows of a batch have one loss together, they are one row that is as long as all of them.
 */
final class ReferenceLoss {
  static final Set<String> KNOWN =
      Set.of(
          "mean_squared_error",
          "mean_absolute_error",
          "mean_absolute_percentage_error",
          "mean_squared_logarithmic_error",
          "huber",
          "log_cosh",
          "poisson",
          "binary_crossentropy",
          "binary_focal_crossentropy",
          "categorical_crossentropy",
          "categorical_focal_crossentropy",
          "kl_divergence",
          "cosine_similarity",
          "dice",
          "tversky",
          "hinge",
          "squared_hinge",
          "categorical_hinge");

  private static final Map<String, String> FUSED =
      Map.of(
          "binary_crossentropy", "sigmoid",
          "binary_focal_crossentropy", "sigmoid",
          "categorical_crossentropy", "softmax",
          "categorical_focal_crossentropy", "softmax");

  private static final double EPSILON = 1e-7;

  private final Choice<Loss> loss;
  private final Arguments given;

  /** How many numbers the last axis has. */
  private final int last;

  private final Arithmetic arithmetic;

  /** What the numbers given are: outputs, or what the last activation got. */
  enum Of {
    OUTPUTS,
    LOGITS
  }

  ReferenceLoss(Choice<Loss> loss, int last, Arithmetic arithmetic) {
    this.loss = loss;
    this.given = loss.arguments();
    this.last = last;
    this.arithmetic = arithmetic;
  }

  /** Whether the loss has a form of its own behind that activation, which works on rows so long. */
  boolean isFused(String activation, int width) {
    boolean alongAxis = activation.equals("softmax");
    return activation.equals(FUSED.get(loss.name()))
        && !given.flag("from_logits")
        && (!alongAxis || width == last);
  }

  /** Whether the rows of a batch have one loss together. */
  static boolean isOfBatch(Choice<Loss> loss) {
    return Set.of("dice", "tversky").contains(loss.name())
        && loss.arguments().value("axis").isEmpty();
  }

  /** Whether the rows' losses are added up. */
  boolean isSum() {
    return given.word("reduction").equals("sum");
  }

  /** Whether the weights' sum takes the place of the number of rows. */
  boolean isWeightedMean() {
    return given.word("reduction").equals("mean_with_sample_weight");
  }

  double value(double[] y, double[] t, Of what) {
    Traced.Tape tape = new Traced.Tape(arithmetic);
    return row(tape.inputs(y), t, what).value();
  }

  double[] gradient(double[] y, double[] t, Of what) {
    Traced.Tape tape = new Traced.Tape(arithmetic);
    Traced[] inputs = tape.inputs(y);
    return tape.gradient(row(inputs, t, what), inputs);
  }

  private Traced row(Traced[] y, double[] t, Of what) {
    Traced sum = null;
    boolean logits = what == Of.LOGITS;
    for (int from = 0; from < y.length; from += last) {
      Traced[] part = Arrays.copyOfRange(y, from, from + last);
      Traced value = part(part, Arrays.copyOfRange(t, from, from + last), t, logits);
      sum = sum == null ? value : sum.plus(value);
    }
    return isSum() ? sum : sum.times((double) last / y.length);
  }

  private interface Element {
    Traced of(int j);
  }

  private Traced sum(Element element) {
    Traced sum = element.of(0);
    for (int j = 1; j < last; j++) {
      sum = sum.plus(element.of(j));
    }
    return sum;
  }

  private Traced mean(Element element) {
    return sum(element).times(1.0 / last);
  }

  /** The loss of the numbers along the last axis. */
  private Traced part(Traced[] y, double[] t, double[] row, boolean logits) {
    switch (loss.name()) {
      case "mean_squared_error":
        return mean(j -> y[j].minus(t[j]).times(y[j].minus(t[j])));
      case "mean_absolute_error":
        return mean(j -> y[j].minus(t[j]).abs());
      case "mean_absolute_percentage_error":
        return mean(j -> y[j].minus(t[j]).abs().times(100 / Math.max(Math.abs(t[j]), EPSILON)));
      case "mean_squared_logarithmic_error":
        return mean(
            j -> {
              double other = Math.log(Math.max(t[j], EPSILON) + 1);
              Traced distance = y[j].atLeast(EPSILON).plus(1).log().minus(other);
              return distance.times(distance);
            });
      case "huber":
        return mean(j -> huber(y[j].minus(t[j])));
      case "log_cosh":
        // e + softplus(-2e) - ln 2
        return mean(
            j -> {
              Traced error = y[j].minus(t[j]);
              return error.plus(error.times(-2).softplus()).minus(Math.log(2));
            });
      case "poisson":
        return mean(j -> y[j].minus(y[j].plus(EPSILON).log().times(t[j])));
      case "binary_crossentropy":
        return mean(j -> entropy(y[j], binary(t[j]), logits));
      case "binary_focal_crossentropy":
        return mean(j -> focal(y[j], binary(t[j]), logits));
      case "categorical_crossentropy":
        Traced[] logarithms = logShares(y, logits);
        return sum(j -> logarithms[j].times(-shared(t[j])));
      case "categorical_focal_crossentropy":
        Traced[] entropies = logShares(y, logits);
        return sum(
            j -> {
              Traced distance = entropies[j].exp().from(1).power(given.real("gamma"));
              return distance.times(entropies[j]).times(-given.real("alpha") * shared(t[j]));
            });
      case "kl_divergence":
        return sum(
            j -> {
              double clipped = Math.min(Math.max(t[j], EPSILON), 1);
              Traced logarithm = y[j].atLeast(EPSILON).atMost(1).log();
              return logarithm.from(Math.log(clipped)).times(clipped);
            });
      case "cosine_similarity":
        Traced squares = sum(j -> y[j].times(y[j])).atLeast(EPSILON * EPSILON);
        double length =
            Math.sqrt(Math.max(Arrays.stream(t).map(each -> each * each).sum(), EPSILON * EPSILON));
        return sum(j -> y[j].over(squares.root()).times(-t[j] / length));
      case "dice":
        Traced sizes = sum(j -> y[j].plus(t[j])).plus(EPSILON);
        return sum(j -> y[j].times(t[j])).times(2).over(sizes).from(1);
      case "tversky":
        Traced overlap = sum(j -> y[j].times(t[j]));
        Traced missed = sum(j -> y[j].from(1).times(t[j])).times(given.real("alpha"));
        Traced wrong = sum(j -> y[j].times(1 - t[j])).times(given.real("beta"));
        return overlap.over(overlap.plus(missed).plus(wrong).plus(EPSILON)).from(1);
      case "hinge":
        return mean(j -> y[j].times(-side(t[j], row)).plus(1).atLeast(0));
      case "squared_hinge":
        return mean(
            j -> {
              Traced margin = y[j].times(-side(t[j], row)).plus(1).atLeast(0);
              return margin.times(margin);
            });
      case "categorical_hinge":
        Traced right = sum(j -> y[j].times(t[j]));
        return largest(y, t).minus(right).plus(1).atLeast(0);
      default:
        throw new AssertionError("the reference does not know " + loss.name());
    }
  }

  private double binary(double t) {
    double s = given.real("label_smoothing");
    return t * (1 - s) + s / 2;
  }

  private double shared(double t) {
    double s = given.real("label_smoothing");
    return t * (1 - s) + s / last;
  }

  private Traced huber(Traced error) {
    double delta = given.real("delta");
    Traced size = error.abs();
    arithmetic.passKink(size.value() - delta);
    return size.value() <= delta
        ? error.times(error).times(0.5)
        : size.times(delta).minus(delta * delta / 2);
  }

  private boolean areLogits(boolean logits) {
    return logits || given.flag("from_logits");
  }

  /** -t ln p - (1 - t) ln(1 - p), where -ln s(z) = softplus(-z), -ln(1 - s(z)) = softplus(z). */
  private Traced entropy(Traced y, double t, boolean logits) {
    if (areLogits(logits)) {
      return y.times(-1).softplus().times(t).plus(y.softplus().times(1 - t));
    }
    Traced p = y.atLeast(EPSILON).atMost(1 - EPSILON);
    return p.log().times(-t).plus(p.from(1).log().times(t - 1));
  }

  private Traced focal(Traced y, double t, boolean logits) {
    Traced p = areLogits(logits) ? y.sigmoid() : y;
    Traced wrong = p.from(1).times(t).plus(p.times(1 - t));
    double alpha = given.real("alpha");
    double weight = given.flag("apply_class_balancing") ? t * alpha + (1 - t) * (1 - alpha) : 1;
    return wrong.power(given.real("gamma")).times(entropy(y, t, logits)).times(weight);
  }

  /** The logarithms of the probabilities. */
  private Traced[] logShares(Traced[] y, boolean logits) {
    double highest = Arrays.stream(y).mapToDouble(Traced::value).max().orElseThrow();
    boolean exponential = areLogits(logits);
    Traced sum = sum(k -> exponential ? y[k].minus(highest).exp() : y[k]);
    Traced[] logarithms = new Traced[last];
    for (int j = 0; j < last; j++) {
      logarithms[j] =
          exponential
              ? y[j].minus(highest).minus(sum.log())
              : y[j].over(sum).atLeast(EPSILON).atMost(1 - EPSILON).log();
    }
    return logarithms;
  }

  /** The target as -1 or 1 if all targets of the row are 0 or 1. */
  private static double side(double t, double[] row) {
    boolean binary = Arrays.stream(row).allMatch(each -> each == 0 || each == 1);
    return binary ? 2 * t - 1 : t;
  }

  /** Equal ones share the derivative. */
  private Traced largest(Traced[] y, double[] t) {
    Traced[] wrong = new Traced[last];
    double highest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < last; j++) {
      wrong[j] = y[j].times(1 - t[j]);
      highest = Math.max(highest, wrong[j].value());
    }
    Traced sum = null;
    int count = 0;
    for (Traced each : wrong) {
      if (each.value() == highest) {
        sum = sum == null ? each : sum.plus(each);
        count++;
      } else {
        arithmetic.passKink(highest - each.value());
      }
    }
    if (count > 1 && highest != 0) {
      // Other arithmetic may well find them unequal.
      arithmetic.passKink(Double.MIN_NORMAL);
    }
    return sum.times(1.0 / count);
  }
}
