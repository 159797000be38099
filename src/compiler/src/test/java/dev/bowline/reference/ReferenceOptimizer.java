package dev.bowline.reference;

import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Optimizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Optimisers, from section 7 of the semantics; tensors go by their names in a weights file. */
final class ReferenceOptimizer {
  static final Set<String> KNOWN =
      Set.of(
          "sgd",
          "rmsprop",
          "adam",
          "adamw",
          "adamax",
          "nadam",
          "adagrad",
          "adadelta",
          "ftrl",
          "lion",
          "lamb",
          "schedule_free_adamw",
          "adafactor",
          "muon");

  /** What is left of a sum that is 0, beside its summands. */
  private static final double NOISE = 1e-12;

  /** Those whose step hangs on the whole tensor. */
  private static final Set<String> WHOLE = Set.of("lamb", "adafactor");

  /**
   * Those whose steps rounding hardly changes. Lion takes a gradient's sign, which a large model
   * always has near 0 somewhere.
   */
  static final Set<String> CONTINUOUS =
      KNOWN.stream().filter(name -> !name.equals("lion")).collect(Collectors.toSet());

  private final Choice<Optimizer> optimizer;
  private final Arithmetic arithmetic;

  /** What each weight carries from step to step, by the tensor's name and the slot's. */
  private final Map<String, double[][]> slots = new HashMap<>();

  ReferenceOptimizer(Choice<Optimizer> optimizer, Arithmetic arithmetic) {
    this.optimizer = optimizer;
    this.arithmetic = arithmetic;
  }

  /** One batch's step on all the weights; {@code batches} were learned from before it. */
  void step(Map<String, double[][]> weights, Map<String, double[][]> batch, long batches) {
    Arguments given = optimizer.arguments();
    long every = (Long) given.value("gradient_accumulation_steps").orElse(1L);
    double rate = ReferenceSchedule.rate(given, batches);
    long t = batches / every + 1;
    Map<String, double[][]> gradients = new HashMap<>();
    batch.forEach((name, g) -> gradients.put(name, summed(name, g, every)));
    if ((batches + 1) % every == 0) {
      clip(gradients);
      for (Map.Entry<String, double[][]> weight : weights.entrySet()) {
        step(weight.getKey(), weight.getValue(), gradients.get(weight.getKey()), rate, t);
      }
      gradients.keySet().forEach(name -> slots.remove(name + ".gradients"));
    }
    if (given.flag("use_ema")) {
      weights.forEach((name, w) -> average(name, w, t));
    }
  }

  /** The mean of the gradients so far, if there are as many as make a step. */
  private double[][] summed(String name, double[][] gradient, long every) {
    double[][] sum = slot(name + ".gradients", gradient, 0);
    double[][] mean = new double[sum.length][sum[0].length];
    for (int i = 0; i < sum.length; i++) {
      for (int j = 0; j < sum[i].length; j++) {
        sum[i][j] = every == 1 ? gradient[i][j] : round(sum[i][j] + gradient[i][j]);
        mean[i][j] = sum[i][j] / every;
      }
    }
    return mean;
  }

  private void clip(Map<String, double[][]> gradients) {
    Arguments given = optimizer.arguments();
    given
        .optionalReal("clipnorm")
        .ifPresent(
            most ->
                gradients
                    .values()
                    .forEach(g -> scale(g, most / Math.max(Math.sqrt(squares(g)), most))));
    given
        .optionalReal("global_clipnorm")
        .ifPresent(
            most -> {
              double all = 0;
              for (double[][] g : gradients.values()) {
                all += squares(g);
              }
              double factor = most * Math.min(1 / Math.sqrt(all), 1 / most);
              gradients.values().forEach(g -> scale(g, factor));
            });
  }

  private static double squares(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).map(v -> v * v).sum();
  }

  private void scale(double[][] values, double factor) {
    double rounded = round(factor);
    for (double[] row : values) {
      for (int j = 0; j < row.length; j++) {
        row[j] = round(row[j] * rounded);
      }
    }
  }

  private void average(String name, double[][] w, long t) {
    Arguments given = optimizer.arguments();
    double kept = t == 1 ? 0 : given.real("ema_momentum");
    double[][] average = slot(name + ".average", w, 0);
    long frequency = (Long) given.value("ema_overwrite_frequency").orElse(Long.MAX_VALUE);
    for (int i = 0; i < w.length; i++) {
      for (int j = 0; j < w[i].length; j++) {
        average[i][j] = round(kept * average[i][j] + (1 - kept) * w[i][j]);
        w[i][j] = t % frequency == 0 ? average[i][j] : w[i][j];
      }
    }
  }

  /** One step on a tensor. */
  private void step(String name, double[][] w, double[][] gradient, double rate, long t) {
    double largest =
        Arrays.stream(gradient).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
    double[][] change = new double[w.length][w[0].length];
    boolean isKernel = name.endsWith(".kernel");
    boolean isWhole = WHOLE.contains(optimizer.name()) || isKernel && isMuon();
    for (int i = 0; i < w.length; i++) {
      for (int j = 0; j < w[i].length; j++) {
        Place place = new Place(name, w, i, j, rate, largest);
        if (isWhole) {
          w[i][j] = place.decayed("weight_decay");
          change[i][j] = place.change(gradient[i][j], t);
        } else {
          w[i][j] = round(place.stepped(gradient[i][j], t));
        }
      }
    }
    if (isWhole) {
      double reach = rate;
      if (optimizer.name().equals("lamb")) {
        double length = Math.sqrt(squares(w));
        double changed = Math.sqrt(squares(change));
        reach *= length > 0 && changed > 0 ? round(length / changed) : 1;
      } else if (isMuon()) {
        change = matrix().orthogonalized(change, slot(name + ".m", w, 0));
        int longer = Math.max(w.length, w[0].length);
        reach *= optimizer.arguments().real("rms_rate") * Math.sqrt(longer);
      } else {
        if (!isKernel) {
          avoidNoise(change, largest);
        }
        change = matrix().divided(change, meanSquares(name, w, isKernel), isKernel, t);
        reach = matrix().alpha(w, change, rate, t);
      }
      for (int i = 0; i < w.length; i++) {
        for (int j = 0; j < w[i].length; j++) {
          w[i][j] = round(w[i][j] - round(reach * change[i][j]));
        }
      }
    }
  }

  /**
   * A gradient that is 0 but for rounding, as a dead unit's, counts as much as any other once it is
   * divided by its own size.
   */
  private void avoidNoise(double[][] gradient, double largest) {
    for (double[] row : gradient) {
      for (double g : row) {
        if (Math.abs(g) < NOISE * largest) {
          arithmetic.passKink(g);
        }
      }
    }
  }

  private boolean isMuon() {
    return optimizer.name().equals("muon");
  }

  private ReferenceMatrixStep matrix() {
    return new ReferenceMatrixStep(optimizer.arguments(), this::round);
  }

  private double[][] meanSquares(String name, double[][] w, boolean isKernel) {
    return isKernel
        ? slots.computeIfAbsent(
            name + ".rc", unknown -> new double[][] {new double[w.length], new double[w[0].length]})
        : slot(name + ".v", w, 0);
  }

  private double round(double value) {
    return arithmetic.round(value);
  }

  /** One weight and what it carries. */
  private final class Place {
    private final String tensor;
    private final double[][] w;
    private final int i;
    private final int j;
    private final Arguments given;
    private final double rate;

    /** The largest gradient of the tensor. */
    private final double largest;

    Place(String tensor, double[][] w, int i, int j, double rate, double largest) {
      this.tensor = tensor;
      this.w = w;
      this.i = i;
      this.j = j;
      this.given = optimizer.arguments();
      this.rate = rate;
      this.largest = largest;
    }

    double decayed(String argument) {
      double decay = given.optionalReal(argument).orElse(0.0);
      return decay == 0 ? w[i][j] : round(w[i][j] - w[i][j] * decay * rate);
    }

    private double clipped(double gradient) {
      double most = given.optionalReal("clipvalue").orElse(Double.POSITIVE_INFINITY);
      return Math.max(-most, Math.min(most, gradient));
    }

    /** The weight behind step {@code t}, from 1: clipping, then decay, then the rule. */
    double stepped(double gradient, long t) {
      double g = clipped(gradient);
      double old = decayed(isMuon() ? "adam_weight_decay" : "weight_decay");
      return switch (optimizer.name()) {
        case "sgd" -> old + sgd(g);
        case "rmsprop" -> old - rmsprop(g);
        case "adam", "adamw", "muon" -> old - adam(g, t);
        case "adamax" -> old - adamax(g, t);
        case "nadam" -> old - nadam(g, t);
        case "adagrad" -> old - adagrad(g);
        case "adadelta" -> old - adadelta(g);
        case "ftrl" -> ftrl(g, old);
        case "lion" -> old - lion(g);
        case "schedule_free_adamw" -> scheduleFree(g, old, t);
        default -> throw new AssertionError("the reference does not know " + optimizer.name());
      };
    }

    private double sgd(double g) {
      double momentum = given.real("momentum");
      double velocity = set("velocity", momentum * get("velocity", 0) - rate * g);
      return given.flag("nesterov") ? momentum * velocity - rate * g : velocity;
    }

    private double rmsprop(double g) {
      double rho = given.real("rho");
      double square = set("square", rho * get("square", 0) + (1 - rho) * g * g);
      if (given.flag("centered")) {
        double mean = set("mean", rho * get("mean", 0) + (1 - rho) * g);
        square = round(square - mean * mean);
      }
      double step = round(rate * g / Math.sqrt(square + given.real("epsilon")));
      double momentum = given.real("momentum");
      return momentum > 0 ? set("step", momentum * get("step", 0) + step) : step;
    }

    private double mean(double g) {
      double beta = decay("beta_1");
      return set("m", get("m", 0) + (g - get("m", 0)) * (1 - beta));
    }

    private double meanSquare(double g) {
      double beta = decay("beta_2");
      return set("v", get("v", 0) + (g * g - get("v", 0)) * (1 - beta));
    }

    /** {@code 1 - beta^t}. */
    private double correction(String beta, long t) {
      return 1 - Math.pow(decay(beta), t);
    }

    /** Muon's are those of its adam. */
    private double decay(String beta) {
      return given.real(isMuon() ? "adam_" + beta : beta);
    }

    private double adam(double g, long t) {
      double m = mean(g);
      double v = meanSquare(g);
      if (!isMuon() && given.flag("amsgrad")) {
        v = set("largest", Math.max(get("largest", 0), v));
      }
      double ofBias = isMuon() ? given.real("adam_lr_ratio") : 1;
      double alpha = ofBias * rate * Math.sqrt(correction("beta_2", t)) / correction("beta_1", t);
      return round(alpha * m / (Math.sqrt(v) + given.real("epsilon")));
    }

    /** What of a gradient goes into the step of the whole tensor. */
    double change(double gradient, long t) {
      double g = clipped(gradient);
      return optimizer.name().equals("lamb") ? lamb(g, t) : g;
    }

    private double lamb(double g, long t) {
      double m = round(mean(g) / correction("beta_1", t));
      double v = round(meanSquare(g) / correction("beta_2", t));
      return round(m / (Math.sqrt(v) + given.real("epsilon")));
    }

    private double adamax(double g, long t) {
      double m = mean(g);
      double u = set("u", Math.max(given.real("beta_2") * get("u", 0), Math.abs(g)));
      return round(rate * m / (correction("beta_1", t) * (u + given.real("epsilon"))));
    }

    private double nadam(double g, long t) {
      double m = mean(g);
      double v = meanSquare(g);
      double product = 1;
      for (int step = 1; step <= t; step++) {
        product *= momentum(step);
      }
      double ofM = momentum(t + 1) * m / (1 - product * momentum(t + 1));
      double ofG = (1 - momentum(t)) * g / (1 - product);
      double unbiased = v / correction("beta_2", t);
      return round(rate * round(ofM + ofG) / (Math.sqrt(unbiased) + given.real("epsilon")));
    }

    private double momentum(long t) {
      return given.real("beta_1") * (1 - 0.5 * Math.pow(0.96, t));
    }

    /** Keras keeps z, which begins with the weight before any decay, and finds x from it. */
    private double scheduleFree(double g, double old, long t) {
      double beta = given.real("beta_1");
      double before = t == 1 ? w[i][j] : get("z", 0);
      long warmup = given.whole("warmup_steps");
      double warmed = warmup == 0 ? rate : rate * Math.min(1, t / (double) warmup);
      double root = Math.sqrt(meanSquare(g) / correction("beta_2", t));
      double z = set("z", before - warmed * g / (root + given.real("epsilon")));
      double x = round((old - (1 - beta) * before) / beta);
      return (1 - beta) * z + beta * round((1 - 1.0 / t) * x + z / t);
    }

    private double adagrad(double g) {
      double first = given.real("initial_accumulator_value");
      double sum = set("sum", get("sum", first) + g * g);
      return round(rate * g / Math.sqrt(sum + given.real("epsilon")));
    }

    private double adadelta(double g) {
      double rho = given.real("rho");
      double epsilon = given.real("epsilon");
      double square = set("square", rho * get("square", 0) + (1 - rho) * g * g);
      double before = Math.sqrt(get("change", 0) + epsilon);
      double change = round(before / Math.sqrt(square + epsilon) * g);
      set("change", rho * get("change", 0) + (1 - rho) * change * change);
      return rate * change;
    }

    private double ftrl(double g, double old) {
      double power = given.real("learning_rate_power");
      double l1 = given.real("l1_regularization_strength");
      double l2 = given.real("l2_regularization_strength") + given.real("beta") / (2 * rate);
      double shrinkage = given.real("l2_shrinkage_regularization_strength");
      double before = get("sum", given.real("initial_accumulator_value"));
      double sum = set("sum", before + g * g);
      double root = round(Math.pow(sum, -power));
      double rise = round((root - round(Math.pow(before, -power))) / rate * old);
      double linear = set("linear", get("linear", 0) + g + 2 * shrinkage * old - rise);
      double clipped = Math.max(-l1, Math.min(l1, linear));
      return (clipped - linear) / (root / rate + 2 * l2);
    }

    private double lion(double g) {
      double beta1 = given.real("beta_1");
      double beta2 = given.real("beta_2");
      double m = get("m", 0);
      double direction = round(round(beta1 * m) + round((1 - beta1) * g));
      arithmetic.passJump(direction, Math.max(largest, Math.abs(m)));
      set("m", beta2 * m + (1 - beta2) * g);
      return rate * Math.signum(direction);
    }

    private double get(String slot, double first) {
      return slot(slot, first)[i][j];
    }

    private double set(String slot, double value) {
      return slot(slot, 0)[i][j] = round(value);
    }

    private double[][] slot(String slot, double first) {
      return ReferenceOptimizer.this.slot(tensor + "." + slot, w, first);
    }
  }

  private double[][] slot(String name, double[][] like, double first) {
    return slots.computeIfAbsent(
        name,
        unknown -> {
          double[][] all = new double[like.length][like[0].length];
          for (double[] row : all) {
            Arrays.fill(row, first);
          }
          return all;
        });
  }
}
