package dev.bowline.plan;

import dev.bowline.catalog.Loss;
import dev.bowline.catalog.Noise;
import dev.bowline.catalog.RowProgram;
import dev.bowline.expr.Exprs;
import dev.bowline.model.KernelUse;
import dev.bowline.model.Layer;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.shape.Elementwise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The procedures of a class so far: an operation gets its loops when it is first called. */
final class Procedures {
  private final Names names;
  private final Map<String, Procedure> byName = new LinkedHashMap<>();

  Procedures(Names names) {
    this.names = names;
  }

  List<Procedure> all() {
    return List.copyOf(byName.values());
  }

  /** The procedure that the words name; made once. */
  String named(String words, Function<String, Procedure> make) {
    String name = names.of(words);
    byName.computeIfAbsent(name, make);
    return name;
  }

  void add(Procedure procedure) {
    byName.put(procedure.name(), procedure);
  }

  /** The product with a kernel that is, or was copied to be, [inputs][units]. */
  String rowTile(Op.Multiply op) {
    return named(
        op.layer().name() + " forward",
        name ->
            Shapes.ROWS.procedure(
                name,
                comment(op, "as rows of the kernel times numbers of x"),
                op.kernel().inputs(),
                op.kernel().units(),
                op.bias().isPresent()));
  }

  /** The product with a stored kernel [units][inputs]. */
  String dots(Op.Multiply op) {
    return named(
        op.layer().name() + " forward dots",
        name ->
            Shapes.DOTS.procedure(
                name,
                comment(op, "as dot products of x and rows of the kernel"),
                op.kernel().inputs(),
                op.kernel().units(),
                op.bias().isPresent()));
  }

  String back(Op.MultiplyBack op) {
    return named(
        op.layer().name() + " backward",
        name ->
            Shapes.ROWS.procedure(
                name,
                List.of(
                    "dx = dy kernel^T, for layer " + at(op.layer()) + ".",
                    "dy is [rows][" + op.kernel().inputs() + "], the kernel read transposed."),
                op.kernel().inputs(),
                op.kernel().units(),
                false));
  }

  String activate(Op.Activate op) {
    return named(
        op.layer().name() + " activate",
        name ->
            Elementwise.rows(
                name,
                List.of(
                    op.activation().name() + ", for layer " + at(op.layer()) + ":",
                    op.activation().entry().summary() + "."),
                op.program(),
                List.of("x", "y"),
                op.y().size(),
                op.width()));
  }

  String activateBack(Op.ActivateBack op) {
    List<String> variables = new ArrayList<>(List.of("dy"));
    if (op.needsInput()) {
      variables.add("x");
    }
    if (op.needsOutput()) {
      variables.add("y");
    }
    variables.add("dx");
    Layer layer = op.forward().layer();
    return named(
        layer.name() + " activate backward",
        name ->
            Elementwise.rows(
                name,
                List.of(
                    "The derivative of "
                        + op.forward().activation().name()
                        + ", for layer "
                        + at(layer)
                        + "."),
                op.program(),
                variables,
                op.dx().size(),
                op.forward().width()));
  }

  String disturb(Op.Disturb op) {
    Noise noise = op.noise().entry();
    return named(
        op.layer().name() + " disturb",
        name ->
            Elementwise.noise(
                name,
                List.of(noise.name() + " of layer " + at(op.layer()) + ":", noise.summary() + "."),
                noise.draw(),
                noise.value().apply(op.noise().arguments()),
                "x",
                "y",
                op.x().size()));
  }

  String disturbBack(Op.DisturbBack op) {
    Op.Disturb forward = op.forward();
    Noise noise = forward.noise().entry();
    return named(
        forward.layer().name() + " disturb backward",
        name ->
            Elementwise.noise(
                name,
                List.of(
                    "The derivative of "
                        + noise.name()
                        + ", for layer "
                        + at(forward.layer())
                        + ".",
                    "The random numbers are those of the way forward."),
                noise.draw(),
                Exprs.mul(
                    Exprs.variable("x"), noise.derivative().apply(forward.noise().arguments())),
                "x",
                "y",
                op.dx().size()));
  }

  String measure(Op.Measure op) {
    return named(
        "measure " + op.loss().name() + op.metric().map(i -> " metric " + i).orElse(""),
        name ->
            Elementwise.loss(
                name,
                List.of(op.loss().name() + " of each row: " + op.loss().entry().summary() + "."),
                op.form().value(),
                variables(op.form().value()),
                op.of().y().size()));
  }

  String differentiate(Op.Differentiate op) {
    Loss.Form form = op.form();
    return named(
        "differentiate " + op.loss().name(),
        name ->
            Elementwise.lossGradient(
                name,
                List.of(
                    "The derivative of "
                        + op.loss().name()
                        + " in each row, times share: one over the batch's rows."),
                form.gradient(),
                Stream.concat(variables(form.gradient()).stream(), Stream.of("dx")).toList(),
                op.dx().size()));
  }

  /** Of x, y and t those that a loss's program reads, in this order. */
  static List<String> variables(RowProgram program) {
    return Stream.of("x", "y", "t").filter(name -> Programs.reads(program, name)).toList();
  }

  private static List<String> comment(Op.Multiply op, String way) {
    KernelUse use = op.kernel();
    Parameter kernel = use.kernel();
    String transposed = use.orientation() == Orientation.TRANSPOSED ? "^T" : "";
    return List.of(
        "y = x "
            + kernel.name()
            + transposed
            + op.bias().map(bias -> " + " + bias.name()).orElse("")
            + ", for layer "
            + at(op.layer())
            + ",",
        way + ".",
        "x is [rows][" + use.inputs() + "], y is [rows][" + use.units() + "].");
  }

  /** A layer's name and the line it was declared in. */
  static String at(Layer layer) {
    String file = layer.span().file().name();
    String base = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return layer.name() + " (" + base + ":" + layer.span().from().line() + ")";
  }
}
