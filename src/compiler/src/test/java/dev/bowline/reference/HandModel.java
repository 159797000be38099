package dev.bowline.reference;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Choices;
import dev.bowline.catalog.Constraint;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.Initializer;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.Noise;
import dev.bowline.catalog.Optimizer;
import dev.bowline.catalog.Regularizer;
import dev.bowline.catalog.Scaling;
import dev.bowline.model.ActivationLayer;
import dev.bowline.model.Dense;
import dev.bowline.model.KernelUse;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.NoiseLayer;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.model.Prelu;
import dev.bowline.model.Reshape;
import dev.bowline.model.Shape;
import dev.bowline.model.Training;
import dev.bowline.runtime.Shuffle;
import dev.bowline.source.SourceFile;
import dev.bowline.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts checked models together by hand, so that the reference is tested without the front end. */
final class HandModel {
  private static final Span NOWHERE = new Span(SourceFile.of("hand", ""), 0, 0);
  private static final Choice<Initializer> ZEROS =
      choice(Family.INITIALIZER, "zeros", Map.of()).as(Initializer.class);

  private final Shape input;
  private final List<Layer> layers = new ArrayList<>();
  private Optional<Choice<Scaling>> scaling = Optional.empty();
  private Choice<Loss> loss = loss("mean_squared_error");
  private Choice<Optimizer> optimizer = choose(Family.OPTIMIZER, "sgd").as(Optimizer.class);
  private int codeLayers = 1;

  /** Those of the next layer that has any. */
  private final Map<String, Optional<Choice<Regularizer>>> regularizers = new HashMap<>();

  private final Map<String, Optional<Choice<Constraint>>> constraints = new HashMap<>();

  private HandModel(Shape input) {
    this.input = input;
  }

  static HandModel input(Integer... dims) {
    return new HandModel(new Shape(List.of(dims)));
  }

  HandModel scaling(String name, Map<String, Object> given) {
    scaling = Optional.of(choice(Family.SCALING, name, given).as(Scaling.class));
    return this;
  }

  HandModel dense(String name, int units, String activation) {
    return dense(name, units, activation(activation));
  }

  HandModel dense(String name, int units, Choice<Activation> activation) {
    int inputs = output().size();
    Parameter kernel = parameter(name, Parameter.Role.KERNEL, inputs, units);
    return dense(name, new KernelUse(kernel, Orientation.AS_STORED), Optional.empty(), activation);
  }

  /** A dense layer tied to an earlier one. */
  HandModel tied(String name, String to, String activation) {
    return tied(name, to, activation(activation));
  }

  /** The same with arguments. */
  HandModel tied(String name, String to, Choice<Activation> activation) {
    KernelUse use =
        layers.stream()
            .filter(layer -> layer.name().equals(to))
            .map(layer -> ((Dense) layer).kernel())
            .findFirst()
            .orElseThrow();
    KernelUse transposed = new KernelUse(use.kernel(), use.orientation().flipped());
    return dense(name, transposed, Optional.of(to), activation);
  }

  private HandModel dense(
      String name, KernelUse use, Optional<String> to, Choice<Activation> activation) {
    Parameter bias = parameter(name, Parameter.Role.BIAS, 1, use.units());
    Optional<Choice<Regularizer>> activity = regularizers.remove("activity");
    layers.add(
        new Dense(
            name,
            Optional.empty(),
            use,
            to,
            Optional.of(bias),
            activation,
            activity == null ? Optional.empty() : activity,
            NOWHERE));
    return this;
  }

  /**
   * A penalty of the next layer, on its {@code kernel}, {@code bias}, {@code alpha} or {@code
   * activity}.
   */
  HandModel regularizer(String on, String regularizer, Map<String, Object> given) {
    Choice<Entry> chosen = choice(Family.REGULARIZER, regularizer, given);
    regularizers.put(on, Optional.of(chosen.as(Regularizer.class)));
    return this;
  }

  /** What the next layer's {@code kernel}, {@code bias} or {@code alpha} must keep. */
  HandModel constraint(String on, String constraint, Map<String, Object> given) {
    Choice<Entry> chosen = choice(Family.CONSTRAINT, constraint, given);
    constraints.put(on, Optional.of(chosen.as(Constraint.class)));
    return this;
  }

  private Parameter parameter(String layer, Parameter.Role role, int rows, int columns) {
    Optional<Choice<Regularizer>> regularizer = regularizers.remove(role.title());
    Optional<Choice<Constraint>> constraint = constraints.remove(role.title());
    return new Parameter(
        layer,
        role,
        rows,
        columns,
        ZEROS,
        regularizer == null ? Optional.empty() : regularizer,
        constraint == null ? Optional.empty() : constraint);
  }

  HandModel activation(String name, Map<String, Object> given) {
    return activation(choice(Family.ACTIVATION, name, given).as(Activation.class));
  }

  HandModel activation(Choice<Activation> chosen) {
    layers.add(
        new ActivationLayer("a" + layers.size(), Optional.empty(), chosen, output(), NOWHERE));
    return this;
  }

  HandModel prelu(String name) {
    Parameter alpha = parameter(name, Parameter.Role.SLOPES, 1, output().size());
    layers.add(new Prelu(name, Optional.empty(), alpha, NOWHERE));
    return this;
  }

  HandModel noise(String name, Map<String, Object> given) {
    Choice<Noise> chosen = choice(Family.LAYER, name, given).as(Noise.class);
    layers.add(new NoiseLayer("n" + layers.size(), Optional.empty(), chosen, output(), NOWHERE));
    return this;
  }

  HandModel reshape(Integer... dims) {
    Shape to = new Shape(List.of(dims));
    layers.add(
        new Reshape("r" + layers.size(), Optional.empty(), "reshape", output(), to, NOWHERE));
    return this;
  }

  HandModel codeEndsHere() {
    codeLayers = layers.size();
    return this;
  }

  HandModel loss(Choice<Loss> chosen) {
    loss = chosen;
    return this;
  }

  HandModel optimizer(String name, Map<String, Object> given) {
    optimizer = choice(Family.OPTIMIZER, name, given).as(Optimizer.class);
    return this;
  }

  Model build() {
    Training training =
        new Training(
            loss,
            optimizer,
            List.of(),
            4,
            1,
            Shuffle.NONE,
            0,
            1,
            OptionalInt.empty(),
            List.of(),
            Optional.empty(),
            7);
    String bottleneck = layers.get(codeLayers - 1).name();
    return new Model(
        Optional.empty(),
        "",
        "Hand",
        input,
        scaling,
        layers,
        bottleneck,
        codeLayers,
        training,
        NOWHERE);
  }

  static Choice<Activation> activation(String name) {
    return choose(Family.ACTIVATION, name).as(Activation.class);
  }

  static Choice<Loss> loss(String name) {
    return choose(Family.LOSS, name).as(Loss.class);
  }

  private Shape output() {
    return layers.isEmpty() ? input : layers.get(layers.size() - 1).output();
  }

  private static Choice<Entry> choose(Family family, String name) {
    return choice(family, name, Map.of());
  }

  private static Choice<Entry> choice(Family family, String name, Map<String, Object> given) {
    return Choices.of(family, name, given);
  }
}
