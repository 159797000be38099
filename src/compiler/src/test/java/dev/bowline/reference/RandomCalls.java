package dev.bowline.reference;

import dev.bowline.catalog.ArgumentSpec;
import dev.bowline.catalog.ArgumentType;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.Noise;
import dev.bowline.catalog.Optimizer;
import dev.bowline.catalog.Range;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Random entries of the catalogue with random arguments, as a model file would write them. */
final class RandomCalls {
  /** Of more weights than these, one is always too near to 0, where a slope of |w| jumps. */
  private static final int FEW = 70;

  private final SplittableRandom random;

  /** Draws what came later, so that the other models stay what they were. */
  private final SplittableRandom aside;

  private int largestK;
  private int axes;

  RandomCalls(SplittableRandom random, SplittableRandom aside) {
    this.random = random;
    this.aside = aside;
  }

  /** Any activation that the reference knows, for rows of so many elements. */
  String activation(int width) {
    largestK = width;
    return of(Family.ACTIVATION, ReferenceActivation.KNOWN);
  }

  /** Any entry of a family that the reference knows. */
  String of(Family family, Set<String> known) {
    List<? extends Entry> entries =
        Catalog.of(family).stream().filter(entry -> known.contains(entry.name())).toList();
    return call(entries.get(random.nextInt(entries.size())));
  }

  String named(Family family, String name) {
    return call(Catalog.find(family, name).orElseThrow());
  }

  /** A penalty on a tensor of such a size. */
  String regularizer(int rows, int columns) {
    if (rows * columns > FEW) {
      return named(Family.REGULARIZER, "l2");
    }
    boolean hasAngles = rows > 1 && columns > 1;
    String last = hasAngles ? "orthogonal" : "l2";
    return named(Family.REGULARIZER, oneOf("l1", "l2", "l1_l2", last));
  }

  /** A penalty on what a layer gives; |y| is too often near 0, where its slope jumps. */
  String activityRegularizer(String activation) {
    boolean share = activation.startsWith("sigmoid") || activation.startsWith("softmax");
    boolean single =
        ReferenceElement.KNOWN.contains(
            activation.contains("(")
                ? activation.substring(0, activation.indexOf('('))
                : activation);
    List<String> names = new ArrayList<>(List.of("decorrelation", share ? "kl_sparsity" : "l2"));
    if (share) {
      // Elsewhere a cosine may be near 0, where its slope jumps.
      names.add("orthogonal");
    }
    if (single) {
      names.add("contractive");
    }
    return named(Family.REGULARIZER, oneOf(names.toArray(String[]::new)));
  }

  /** Something that a tensor of so many axes can keep. */
  String constraint(int ofAxes) {
    axes = ofAxes;
    return of(Family.CONSTRAINT, ReferenceConstraint.KNOWN);
  }

  private String oneOf(String... names) {
    return names[random.nextInt(names.length)];
  }

  /** A loss as a metric is: without a reduction. */
  String metric(String loss) {
    Entry entry = Catalog.find(Family.LOSS, loss).orElseThrow();
    return call(
        entry,
        entry.arguments().stream().filter(spec -> !spec.name().equals("reduction")).toList());
  }

  String initializer() {
    List<? extends Entry> entries = Catalog.of(Family.INITIALIZER);
    return call(entries.get(random.nextInt(entries.size())));
  }

  /** One that does not want a matrix. */
  String biasInitializer() {
    List<? extends Entry> entries =
        Catalog.of(Family.INITIALIZER).stream()
            .filter(entry -> !Set.of("identity", "orthogonal").contains(entry.name()))
            .toList();
    return call(entries.get(random.nextInt(entries.size())));
  }

  String noise() {
    List<? extends Entry> noises =
        Catalog.of(Family.LAYER).stream()
            .filter(Noise.class::isInstance)
            .filter(noise -> ReferenceNoise.KNOWN.contains(noise.name()))
            .toList();
    return call(noises.get(random.nextInt(noises.size())));
  }

  /** Arguments of muon's iteration, which goes beyond all bounds with most other numbers. */
  private static final String OF_ITERATION = "muon_[abc]";

  private String call(Entry entry) {
    return call(entry, entry.arguments());
  }

  private String call(Entry entry, List<ArgumentSpec> arguments) {
    List<String> given = new ArrayList<>();
    String clipping = Optimizer.CLIPPINGS.get(random.nextInt(Optimizer.CLIPPINGS.size()));
    for (ArgumentSpec spec : arguments) {
      boolean possible =
          (!Optimizer.CLIPPINGS.contains(spec.name()) || spec.name().equals(clipping))
              && !spec.name().matches(OF_ITERATION);
      if (possible && isGiven(spec)) {
        given.add(spec.name() + " = " + value(spec));
      }
    }
    return given.isEmpty() ? entry.name() : entry.name() + "(" + String.join(", ", given) + ")";
  }

  private boolean isGiven(ArgumentSpec spec) {
    // Whether the rows of a batch have one loss together.
    if (spec.name().equals("axis") && spec.optional()) {
      return aside.nextBoolean();
    }
    return spec.fallback().isEmpty() || random.nextInt(2) == 0;
  }

  private String value(ArgumentSpec spec) {
    if (spec.type() instanceof ArgumentType.Flag) {
      return String.valueOf(random.nextBoolean());
    }
    if (spec.type() instanceof ArgumentType.RealOr either) {
      return random.nextInt(2) > 0
          ? text(real(spec.name(), either.range()))
          : of(either.family(), ReferenceSchedule.KNOWN);
    }
    if (spec.type() instanceof ArgumentType.Many) {
      return spec.name().equals("boundaries") ? "[2, 5.5]" : "[0.02, 0.01, 0.03]";
    }
    if (spec.type() instanceof ArgumentType.Real real) {
      return text(real(spec.name(), real.range()));
    }
    if (spec.type() instanceof ArgumentType.Word word) {
      return word.words().get(random.nextInt(word.words().size()));
    }
    if (spec.name().equals("k")) {
      return String.valueOf(1 + random.nextInt(largestK));
    }
    if (spec.name().equals("ema_overwrite_frequency")
        || spec.name().equals("gradient_accumulation_steps")) {
      return String.valueOf(2 + random.nextInt(3));
    }
    if (spec.name().equals("axis") && axes > 0) {
      return String.valueOf(random.nextInt(axes));
    }
    if (spec.name().endsWith("_steps")) {
      return String.valueOf(1 + random.nextInt(8));
    }
    if (spec.type() instanceof ArgumentType.Word word) {
      return oneOf(word.words().toArray(String[]::new));
    }
    if (spec.type() instanceof ArgumentType.Whole whole) {
      return String.valueOf((long) whole.range().low());
    }
    throw new AssertionError("no random value for " + spec);
  }

  /** Where a legal value could make ten steps run away, a sensible one. */
  private double real(String name, Range range) {
    return switch (name) {
      case "learning_rate", "initial_learning_rate", "end_learning_rate", "warmup_target" ->
          Math.pow(10, between(-3.5, -1.3));
      case "momentum", "beta_1" -> between(range.lowAllowed() ? 0 : 0.3, 0.95);
      case "beta_2" -> between(0.5, 0.9995);
      case "decay_rate", "m_mul" -> between(0.3, 1.2);
      case "t_mul" -> 1 + random.nextInt(3) / 2.0;
      case "rho" -> between(0.5, 0.99);
      case "clipvalue" -> Math.pow(10, between(-4, -1));
      case "clipnorm", "global_clipnorm" -> Math.pow(10, between(-3, 1));
      case "ema_momentum" -> between(0.3, 0.99);
      case "weight_decay" -> Math.pow(10, between(-2, 0.5));
      case "learning_rate_power" -> between(-1, 0);
      case "epsilon" -> Math.pow(10, between(-8, -2));
      case "gamma" -> random.nextInt(4) / 2.0 + random.nextInt(2) * 0.7;
      case "label_smoothing" -> between(0, 0.6);
      case "rate" -> between(0, 0.7);
      case "l1", "l2", "weight", "factor" -> Math.pow(10, between(-3.5, -2));
      case "min_value" -> between(0.1, 0.9);
      case "max_value" -> between(0.5, 1.5);
      case "f" -> Math.pow(10, between(-2, 2));
      case "minval" -> between(-0.5, 0);
      case "maxval" -> between(0.1, 0.5);
      default -> within(range);
    };
  }

  private double within(Range range) {
    double low = Math.max(range.low(), range.high() > 1 ? -1 : range.high() - 1);
    double high = Math.min(range.high(), low + 1);
    return between(low + 0.01, high);
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private static String text(double value) {
    return new BigDecimal(value).round(new MathContext(3)).toPlainString();
  }
}
