package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Assign;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.Store;
import dev.bowline.plan.loop.Statement.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code y = x k^T + b} for few rows, straight from the stored kernel [units][inputs]: each unit is
 * the dot product of x with a row of k, some units at a time, lane by lane. The sums of the lanes
 * are added up in a fixed order.
 *
 * @param units how many units are summed at a time
 */
public record LaneDots(int units) {
  /** As many as the longest vectors have lanes. */
  private static final int MANY = LaneRows.MOST_LANES;

  /** The procedure for x [rows][in], k [units][in] and, where it has a bias, b [units]. */
  public List<Procedure> procedures(
      String name, List<String> comment, Extent extent, LaneTile.Strides strides) {
    List<Formal> formals = new ArrayList<>(List.of(Loops.vector("x"), Loops.vector("k")));
    formals.addAll(extent.bias());
    formals.add(Loops.vector("y"));
    formals.addAll(Loops.ROWS);
    List<Statement> row = new ArrayList<>();
    row.add(new Statement.Counter("xN", Index.of("n").times(strides.x())));
    row.add(new Statement.Counter("yN", Index.of("n").times(strides.y())));
    if (extent.units() < MANY) {
      row.addAll(Loops.tiled("j", extent.units(), units, (j, width) -> unitsOf(j, width, extent)));
    } else {
      row.add(manyAtOnce(extent));
    }
    return List.of(
        new Procedure(name, Procedure.Place.SHARED, comment, formals, List.of(Loop.overRows(row))));
  }

  /**
   * As many units as a vector has lanes at the most, whose sums are added up together: with half as
   * many steps for each. The last ones overlap those before.
   */
  private Statement manyAtOnce(Extent extent) {
    int in = extent.inputs();
    List<Statement> body = new ArrayList<>();
    body.add(new Statement.Least("first", Index.of("j"), Index.of(extent.units() - MANY)));
    List<String> sums = new ArrayList<>();
    for (int u = 0; u < MANY; u++) {
      sums.add("lanes" + u);
      body.add(new Variable(Precision.LANES, "lanes" + u, Exprs.ZERO));
    }
    for (int from = 0; from < MANY; from += units) {
      body.addAll(products(from, in));
    }
    Optional<Statement.Start> bias =
        extent.sums() == Extent.Sums.FROM_BIAS
            ? Optional.of(new Statement.Start("b", Index.of("first")))
            : Optional.empty();
    body.add(new Statement.StoreSums(sums, bias, "y", Index.of("yN").plus("first")));
    return new Loop(
        "j",
        Optional.of(Loops.ZERO),
        Index.of(extent.units()),
        Index.of(MANY),
        Statement.Until.REACHED,
        body);
  }

  /** The products of some of the rows with x, lane by lane. */
  private List<Statement> products(int from, int in) {
    String i = from == 0 ? "i" : "i" + from;
    Index xAt = Index.of("xN").plus(i);
    List<Statement> all = new ArrayList<>();
    all.add(new Statement.Counter(i, Loops.ZERO));
    all.add(Loops.goOn(i, Index.of(in), Loops.LANES, products(from, i, in, at("x", xAt))));
    if (in % LaneRows.MOST_LANES != 0) {
      Expr rest = new Expr.Within(at("x", xAt), in, 0);
      all.add(
          new Loop(
              i,
              Optional.empty(),
              Index.of(in),
              Loops.LANES,
              Statement.Until.REACHED,
              products(from, i, in, rest)));
    }
    return all;
  }

  private List<Statement> products(int from, String i, int in, Expr x) {
    List<Statement> inner = new ArrayList<>();
    inner.add(new Statement.Let(Precision.LANES, "xi", x));
    for (int u = from; u < from + units; u++) {
      String k = "k" + u;
      inner.add(
          new Statement.Let(Precision.LANES, k, at("k", row(Index.of("first"), u, in).plus(i))));
      inner.add(LaneTile.accumulate("xi", k, "lanes" + u));
    }
    return inner;
  }

  private List<Statement> unitsOf(Index j, int width, Extent extent) {
    String suffix = j.factors().isEmpty() ? "r" : "";
    String i = "i" + suffix;
    int in = extent.inputs();
    List<Statement> body = new ArrayList<>();
    for (int u = 0; u < width; u++) {
      body.add(new Variable(Precision.LANES, "lanes" + suffix + u, Exprs.ZERO));
    }
    body.add(new Statement.Counter(i, Loops.ZERO));
    List<Statement> inner = new ArrayList<>();
    inner.add(new Statement.Let(Precision.LANES, "xi", at("x", Index.of("xN").plus(i))));
    for (int u = 0; u < width; u++) {
      String k = "k" + u;
      inner.add(new Statement.Let(Precision.LANES, k, at("k", row(j, u, in).plus(i))));
      inner.add(LaneTile.accumulate("xi", k, "lanes" + suffix + u));
    }
    body.add(Loops.goOn(i, Index.of(in), Loops.LANES, inner));
    for (int u = 0; u < width; u++) {
      String dot = "dot" + suffix + u;
      body.add(Loops.let(dot, new Expr.Across(Expr.Function.ADD, "lanes" + suffix + u)));
      Expr lanes = Exprs.variable(dot);
      body.add(
          new Variable(
              Precision.ELEMENT,
              "sum" + suffix + u,
              extent.sums() == Extent.Sums.FROM_BIAS
                  ? Exprs.add(extent.start(j.plus(u)), lanes)
                  : lanes));
    }
    if (in % LaneRows.MOST_LANES != 0) {
      List<Statement> rest = new ArrayList<>();
      rest.add(Loops.let("xi", at("x", Index.of("xN").plus(i))));
      for (int u = 0; u < width; u++) {
        Expr product = Exprs.mul(Exprs.variable("xi"), at("k", row(j, u, in).plus(i)));
        String sum = "sum" + suffix + u;
        rest.add(new Assign(sum, Exprs.add(Exprs.variable(sum), product)));
      }
      body.add(Loops.goOn(i, Index.of(in), Loops.ONE, rest));
    }
    for (int u = 0; u < width; u++) {
      body.add(new Store("y", Index.of("yN").plus(j).plus(u), Exprs.variable("sum" + suffix + u)));
    }
    return body;
  }

  private static Index row(Index j, int unit, int inputs) {
    return j.plus(unit).times(inputs);
  }
}
