package dev.bowline.reference;

import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.Range;
import dev.bowline.reference.LayerSketch.DenseSketch;
import dev.bowline.reference.LayerSketch.PlainSketch;
import dev.bowline.reference.ModelSketch.TrainSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws valid models: each is a pure function of its seed. */
final class RandomModels {
  private static final int DEEPEST = 6;
  private static final int WIDEST = 70;

  /** An activation that takes twice as many numbers as it gives. */
  private static final String HALVING = "glu";

  /** They suit the codes of any layer. */
  private static final List<String> INNER_LOSSES =
      List.of("mean_squared_error", "mean_absolute_error", "log_cosh", "huber");

  /** A dense layer that a later one may tie to. */
  private record Tieable(String name, int inputs, int units) {}

  private final long seed;
  private final SplittableRandom random;
  private final RandomCalls calls;

  /** Penalties and constraints are drawn by themselves. */
  private final SplittableRandom restraining;

  private final RandomCalls restraints;

  /** So are learned slopes. */
  private final SplittableRandom sloping;

  private final RandomCalls slopes;
  private final List<LayerSketch> layers = new ArrayList<>();
  private final List<Tieable> dense = new ArrayList<>();

  private RandomModels(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.calls = new RandomCalls(random, new SplittableRandom(seed));
    this.restraining = new SplittableRandom(~seed);
    this.restraints = new RandomCalls(restraining, new SplittableRandom(seed));
    this.sloping = new SplittableRandom(seed ^ 0x5109E5);
    this.slopes = new RandomCalls(sloping, new SplittableRandom(seed));
  }

  static ModelSketch draw(long seed) {
    return new RandomModels(seed).draw();
  }

  private ModelSketch draw() {
    int size = width();
    List<Integer> input = chance(0.25) ? axes(size) : List.of(size);
    String loss = calls.of(Family.LOSS, ReferenceLoss.KNOWN);
    boolean probabilities = wantsProbabilities(loss);
    int[] sizes = sizes(size);

    between(input);
    if (input.size() > 1) {
      plain("flatten");
    }
    for (int l = 0; l + 1 < sizes.length; l++) {
      boolean last = l + 2 == sizes.length;
      boolean output = last && probabilities;
      addDense(sizes[l], sizes[l + 1], output ? probability(size) : denseActivation(sizes[l + 1]));
      if (!last) {
        between(List.of(sizes[l + 1]));
      }
    }
    if (!probabilities && sloping.nextDouble() < 0.08) {
      prelu(size);
    }
    if (input.size() > 1) {
      plain("reshape" + arguments(input));
    }
    if (chance(0.25)) {
      int axis = input.get(input.size() - 1);
      plain("activation(" + (probabilities ? probability(axis) : activation(axis)) + ")");
    } else if (!probabilities && chance(0.05)) {
      plain(calls.noise());
    }
    int batch = 1 + random.nextInt(12);
    int rows = Math.max(2, batch * random.nextInt(2) + 1 + random.nextInt(batch));
    return pretrained(
        new ModelSketch(
            seed,
            input,
            scaling(loss, probabilities),
            layers,
            bottleneck(),
            train(loss, batch),
            rows));
  }

  /** Most of those that can be pre-trained are. */
  private ModelSketch pretrained(ModelSketch sketch) {
    String innerLoss = INNER_LOSSES.get(restraining.nextInt(INNER_LOSSES.size()));
    ModelSketch pretrained =
        sketch.withTrain(
            sketch.train().withPretrain("layerwise(inner_loss = %s)".formatted(innerLoss)));
    boolean wanted = restraining.nextDouble() < 0.8 && nests();
    return wanted && Trial.model(pretrained).isPresent() ? pretrained : sketch;
  }

  /** Whether each layer of the first half is the owner of its counterpart in the second. */
  private boolean nests() {
    List<DenseSketch> all =
        layers.stream().filter(DenseSketch.class::isInstance).map(DenseSketch.class::cast).toList();
    return IntStream.range(0, all.size() / 2)
        .allMatch(i -> all.get(all.size() - 1 - i).tiedTo().equals(Optional.of(all.get(i).name())));
  }

  /** Elsewhere such a loss is clipped, or takes the logarithm of a negative number. */
  private static boolean wantsProbabilities(String loss) {
    String name = loss.split("\\W", 2)[0];
    Range domain = ((Loss) Catalog.find(Family.LOSS, name).orElseThrow()).domain();
    return domain.low() >= 0 && !loss.contains("from_logits = true");
  }

  private TrainSketch train(String loss, int batch) {
    List<String> metrics =
        ReferenceLoss.KNOWN.stream()
            .sorted()
            .filter(name -> chance(0.1))
            .map(name -> calls.metric(name))
            .toList();
    String optimizer = calls.of(Family.OPTIMIZER, ReferenceOptimizer.CONTINUOUS);
    return new TrainSketch(loss, optimizer, metrics, batch, "none");
  }

  /** The sizes on the way: a mirror image, or a walk among few sizes, so that ties fit often. */
  private int[] sizes(int ends) {
    int depth = 1 + random.nextInt(DEEPEST);
    int[] sizes = new int[depth + 1];
    sizes[0] = ends;
    sizes[depth] = ends;
    boolean mirror = chance(0.5);
    int[] pool = {ends, width(), width()};
    for (int l = 1; l < depth; l++) {
      sizes[l] = mirror ? width() : pool[random.nextInt(pool.length)];
      if (mirror && l > depth - l) {
        sizes[l] = sizes[depth - l];
      }
    }
    return sizes;
  }

  private void addDense(int inputs, int outputs, String activation) {
    boolean halved = activation.startsWith(HALVING);
    boolean apart = halved && chance(0.3);
    int units = halved ? 2 * outputs : outputs;
    String name = "layer_" + layers.size();
    List<Tieable> fitting =
        dense.stream().filter(e -> e.units() == inputs && e.inputs() == units).toList();
    Optional<String> tiedTo =
        !fitting.isEmpty() && chance(0.8)
            ? Optional.of(fitting.get(random.nextInt(fitting.size())).name())
            : Optional.empty();
    layers.add(
        new DenseSketch(
            name,
            units,
            random.nextBoolean(),
            tiedTo,
            apart ? "linear" : activation,
            arguments(tiedTo.isPresent(), inputs, units, apart ? "linear" : activation)));
    dense.add(new Tieable(name, inputs, units));
    if (apart) {
      plain("activation(" + activation + ")");
    }
  }

  private List<String> arguments(boolean tied, int inputs, int units, String activation) {
    List<String> arguments = new ArrayList<>();
    if (chance(0.2)) {
      arguments.add("use_bias = false");
    } else if (chance(0.3)) {
      arguments.add("bias_initializer = " + calls.biasInitializer());
    }
    if (!tied && chance(0.4)) {
      arguments.add("kernel_initializer = " + calls.initializer());
    }
    if (!tied) {
      restrain("kernel", inputs, units, 2, arguments);
    }
    restrain("bias", 1, units, 1, arguments);
    if (restraining.nextDouble() < 0.15) {
      arguments.add("activity_regularizer = " + restraints.activityRegularizer(activation));
    }
    return arguments;
  }

  private void restrain(String tensor, int rows, int columns, int axes, List<String> arguments) {
    if (restraining.nextDouble() < 0.15) {
      arguments.add(tensor + "_regularizer = " + restraints.regularizer(rows, columns));
    }
    if (restraining.nextDouble() < 0.15) {
      arguments.add(tensor + "_constraint = " + restraints.constraint(axes));
    }
  }

  /** What may stand between two dense layers, or in front of the first. */
  private void between(List<Integer> shape) {
    if (chance(0.2)) {
      plain(calls.noise());
    }
    if (chance(0.2)) {
      plain("activation(" + activation(last(shape)) + ")");
    }
    if (shape.size() == 1 && sloping.nextDouble() < 0.12) {
      prelu(shape.get(0));
    }
    if (shape.size() == 1 && shape.get(0) > 1 && chance(0.15)) {
      List<Integer> axes = axes(shape.get(0));
      plain("reshape" + arguments(axes));
      plain(chance(0.5) ? calls.noise() : "activation(" + activation(last(axes)) + ")");
      plain("flatten");
    }
  }

  private void prelu(int units) {
    List<String> arguments = new ArrayList<>();
    if (sloping.nextDouble() < 0.5) {
      arguments.add("alpha_initializer = " + slopes.biasInitializer());
    }
    if (sloping.nextDouble() < 0.25) {
      arguments.add("alpha_regularizer = " + slopes.regularizer(1, units));
    }
    if (sloping.nextDouble() < 0.25) {
      arguments.add("alpha_constraint = " + slopes.constraint(1));
    }
    String given = String.join(", ", arguments);
    plain(arguments.isEmpty() ? "prelu" : "prelu(" + given + ")");
  }

  private void plain(String call) {
    layers.add(new PlainSketch("layer_" + layers.size(), call));
  }

  /** One that leaves the width as it is. */
  private String activation(int width) {
    String drawn = denseActivation(width);
    return drawn.startsWith(HALVING) ? "linear" : drawn;
  }

  private String denseActivation(int width) {
    return chance(0.3) ? "linear" : calls.activation(width);
  }

  private static int last(List<Integer> axes) {
    return axes.get(axes.size() - 1);
  }

  /**
   * An activation for what a cross-entropy compares. Not a softmax of one element: that is 1, where
   * the clipped logarithm of a float is not that of a double.
   */
  private String probability(int width) {
    return calls.named(Family.ACTIVATION, width == 1 || chance(0.7) ? "sigmoid" : "softmax");
  }

  /**
   * Standard scaling leaves the unit interval, where a cross-entropy makes no sense. A hinge asks
   * whether a target is exactly 0 or 1, which rounding behind a scaling decides.
   */
  private String scaling(String loss, boolean probabilities) {
    if (chance(0.5) || loss.startsWith("hinge") || loss.startsWith("squared_hinge")) {
      return "none";
    }
    if (probabilities) {
      return calls.named(Family.SCALING, chance(0.5) ? "min_max" : "factor");
    }
    return calls.of(Family.SCALING, ReferenceScaling.KNOWN);
  }

  private Optional<String> bottleneck() {
    return chance(0.4)
        ? Optional.of(dense.get(random.nextInt(dense.size())).name())
        : Optional.empty();
  }

  private int width() {
    return 1 + random.nextInt(chance(0.3) ? 4 : WIDEST);
  }

  /** A size as two axes or three. */
  private List<Integer> axes(int size) {
    int first = divisor(size);
    if (chance(0.3)) {
      int second = divisor(size / first);
      return List.of(first, second, size / first / second);
    }
    return List.of(first, size / first);
  }

  private int divisor(int size) {
    int[] divisors = IntStream.rangeClosed(1, size).filter(d -> size % d == 0).toArray();
    return divisors[random.nextInt(divisors.length)];
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private static String arguments(List<Integer> dims) {
    return dims.toString().replace('[', '(').replace(']', ')');
  }
}
