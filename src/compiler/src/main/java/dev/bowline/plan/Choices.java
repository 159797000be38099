package dev.bowline.plan;

import dev.bowline.catalog.Gated;
import dev.bowline.catalog.RowProgram;
import dev.bowline.expr.Expr;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Plan.Chosen;
import dev.bowline.plan.Plan.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was decided about each kernel, in the words and numbers that people ask for. */
final class Choices {
  private static final int BYTES = Float.BYTES;

  private final List<Chosen> all = new ArrayList<>();

  List<Chosen> all() {
    return List.copyOf(all);
  }

  /** A product: two operations for each number of the kernel. */
  void product(Phase phase, Op.Product product, CodeShapes.Described described) {
    boolean turned = product.kernel().orientation() == Orientation.TRANSPOSED;
    boolean forward = product.way() == Op.Way.FORWARD;
    Parameter kernel = product.kernel().kernel();
    String formula =
        (forward ? "y = x " : "dx = dy ")
            + kernel.name()
            + (turned ? "^T" : "")
            + product.bias().map(bias -> " + " + bias.name()).orElse("");
    all.add(
        new Chosen(
            phase,
            product.layer().name() + (forward ? " forward" : " backward"),
            formula,
            described.shape(),
            described.unroll(),
            2L * kernel.size(),
            BYTES * ((long) kernel.size() + product.in().size() + product.out().size())));
  }

  /** Row programs: an operation for each function in their formulas. */
  void rows(Phase phase, RowGroup group, CodeShapes.Described described) {
    long operations = 0;
    for (RowWork work : group.works()) {
      for (RowProgram.Step step : work.program().steps()) {
        boolean once = step instanceof RowProgram.Let;
        long functions = step.formulas().stream().mapToLong(Choices::functions).sum();
        operations += functions * (once ? 1 : group.size());
      }
    }
    long arrays = (long) group.reads().size() + group.makes().size();
    all.add(
        new Chosen(
            phase,
            group.works().get(0).words(),
            group.works().stream().map(RowWork::words).collect(Collectors.joining(", ")),
            described.shape(),
            described.unroll(),
            operations,
            BYTES * arrays * group.size()));
  }

  /** Rows halved by an activation: an operation for each function in its formulas. */
  void gate(Phase phase, Op.Gate gate, CodeShapes.Described described) {
    boolean forward = gate.way() == Op.Way.FORWARD;
    Gated activation = gate.activation().entry();
    long functions =
        forward
            ? functions(activation.value())
            : 2 + functions(activation.slopeOfA()) + functions(activation.slopeOfB());
    int half = gate.x().size() / 2;
    all.add(
        new Chosen(
            phase,
            gate.layer().name() + (forward ? " halve" : " halve back"),
            activation.name(),
            described.shape(),
            described.unroll(),
            functions * half,
            (long) BYTES * half * (forward ? 3 : 5)));
  }

  /** A gradient and its update: two operations for each number and use. */
  void update(Parameter parameter, int uses, int slots, CodeShapes.Described described) {
    boolean kernel = parameter.isKernel();
    String summand =
        switch (parameter.role()) {
          case KERNEL -> "x^T dy";
          case BIAS -> "sum of dy";
          case SLOPES -> "sum of dy min(x, 0)";
        };
    all.add(
        new Chosen(
            Phase.TRAINING,
            parameter.name() + " update",
            "d" + parameter.name() + " = " + (uses > 1 ? uses + " times " : "") + summand,
            described.shape(),
            described.unroll(),
            (kernel ? 2L : 1L) * uses * parameter.size(),
            2L * BYTES * (1 + slots) * parameter.size()));
  }

  private static long functions(Expr expr) {
    if (expr instanceof Expr.Apply apply) {
      return 1 + apply.arguments().stream().mapToLong(Choices::functions).sum();
    }
    if (expr instanceof Expr.Select select) {
      return 1
          + functions(select.left())
          + functions(select.right())
          + functions(select.then())
          + functions(select.otherwise());
    }
    return 0;
  }
}
