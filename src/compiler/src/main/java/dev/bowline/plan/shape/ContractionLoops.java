package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.catalog.RowProgram.Let;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Procedure.Kind;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * The penalty on a layer's Jacobian: with {@code h = f(z)} and {@code z = x w + b}, the mean over
 * the rows of the sum over units j of {@code f'(z_j)^2 s_j}, where {@code s_j} is the sum of the
 * squares of the kernel's column j. Like {@link BatchLoops}, it first takes sums over the batch.
 *
 * @param batch for what the activation gets
 * @param curve what {@code slope} and {@code bend} are as formulas of {@code x}, step by step,
 *     {@code bend} last
 */
public record ContractionLoops(BatchLoops batch, Kernel kernel, List<Let> curve, double weight) {
  private static final Index J = Index.of("j");
  private static final Expr ROWS = Exprs.variable("rows");

  public ContractionLoops {
    curve = List.copyOf(curve);
  }

  /**
   * A kernel as the layer reads it.
   *
   * @param nextInput how far behind a weight that of the next input stands
   * @param nextUnit how far behind it that of the next unit stands
   */
  public record Kernel(int inputs, int units, int nextInput, int nextUnit) {
    private Index place() {
      return Index.of("i").times(nextInput).plus(J.times(nextUnit));
    }

    /** For each weight, as they stand in memory. */
    private Statement overAll(Statement each) {
      return nextUnit == 1
          ? Loop.over("i", inputs, List.of(Loop.over("j", units, List.of(each))))
          : Loop.over("j", units, List.of(Loop.over("i", inputs, List.of(each))));
    }
  }

  /**
   * The procedure {@code (z, w, columns, slopes, added, penalties, rows)}: sets the penalty of that
   * number, its slope at each weight in {@code added}, and in {@code columns} what {@link #back}
   * needs. Both {@code columns} and {@code slopes} are [units].
   */
  public Procedure procedure(String name, List<String> comment, int number) {
    Expr w = at("w", kernel.place());
    List<Statement> body = new ArrayList<>();
    body.add(overUnits(new Store("columns", J, Exprs.ZERO), new Store("slopes", J, Exprs.ZERO)));
    body.add(kernel.overAll(new Store("columns", J, Exprs.add(at("columns", J), Exprs.square(w)))));
    List<Statement> unit = slope();
    Expr square = Exprs.square(Symbols.SLOPE);
    unit.add(new Store("slopes", J, Exprs.add(at("slopes", J), square)));
    body.add(
        BatchLoops.overRows(
            List.of(batch.access().begin("z"), Loop.over("j", kernel.units(), unit))));
    body.add(new Statement.Variable(Precision.DOUBLE, "sum", Exprs.ZERO));
    Expr share = Exprs.div(Exprs.number(2 * weight), ROWS);
    body.add(
        overUnits(
            new Store("slopes", J, Exprs.mul(at("slopes", J), share)),
            new Statement.Assign(
                "sum",
                Exprs.add(Exprs.variable("sum"), Exprs.mul(at("slopes", J), at("columns", J)))),
            new Store("columns", J, Exprs.mul(at("columns", J), share))));
    body.add(
        new Store(
            "penalties", Index.of(number), Exprs.mul(Exprs.number(0.5), Exprs.variable("sum"))));
    body.add(kernel.overAll(new Store("added", kernel.place(), Exprs.mul(at("slopes", J), w))));
    List<Formal> formals = new ArrayList<>(List.of(new Formal(batch.matrix(), "z")));
    List.of("w", "columns", "slopes", "added").forEach(a -> formals.add(Loops.vector(a)));
    formals.add(new Formal(Kind.DOUBLES, "penalties"));
    formals.add(Loops.whole("rows"));
    return new Procedure(name, Procedure.Place.SHARED, comment, formals, body);
  }

  /**
   * The procedure {@code (dz, z, dx, columns, from, to)}: {@code dx = dz + 2 weight / rows f'(z)
   * f''(z) s}.
   */
  public Procedure back(String name, List<String> comment) {
    RowAccess access = batch.access();
    List<Statement> unit = slope();
    unit.add(let(curve.get(curve.size() - 1)));
    Expr slope = Exprs.mul(Exprs.mul(Symbols.SLOPE, Symbols.BEND), at("columns", J));
    unit.add(access.store("dx", J, Exprs.add(access.element("dz", J), slope)));
    List<String> matrices = List.of("dz", "z", "dx");
    List<Statement> row = new ArrayList<>(matrices.stream().map(access::begin).toList());
    row.add(Loop.over("j", kernel.units(), unit));
    List<Formal> formals = new ArrayList<>();
    matrices.forEach(matrix -> formals.add(new Formal(batch.matrix(), matrix)));
    formals.add(Loops.vector("columns"));
    formals.addAll(Loops.ROWS);
    return new Procedure(
        name, Procedure.Place.SHARED, comment, formals, List.of(Loop.overRows(row)));
  }

  private Statement overUnits(Statement... each) {
    return Loop.over("j", kernel.units(), List.of(each));
  }

  /** The slope at element j of z. */
  private List<Statement> slope() {
    List<Statement> lets = new ArrayList<>();
    lets.add(Loops.let("x", batch.access().element("z", J)));
    curve.subList(0, curve.size() - 1).forEach(step -> lets.add(let(step)));
    return lets;
  }

  private static Statement let(Let step) {
    return Loops.let(step.name(), step.value());
  }
}
