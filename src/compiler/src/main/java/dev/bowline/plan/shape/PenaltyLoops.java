package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Procedure.Kind;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Let;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.Store;
import dev.bowline.plan.loop.Statement.StoreLanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Penalties that treat each weight alone: their sum, and their slope on top of a gradient. */
public final class PenaltyLoops {
  /** So many sums at once hide how long an addition takes; their number fixes the order. */
  private static final int SUMS = 8;

  private static final Index J = Index.of("j");

  private PenaltyLoops() {}

  /** The procedure {@code (w, penalties)}: the sum over a tensor of a formula of {@code w}. */
  public static Procedure sum(
      String name, List<String> comment, int size, int number, Expr element) {
    int sums = Math.min(SUMS, size);
    List<Statement> body = new ArrayList<>();
    Expr all = Exprs.variable("s0");
    for (int s = 0; s < sums; s++) {
      body.add(new Statement.Variable(Precision.DOUBLE, "s" + s, Exprs.ZERO));
      all = s == 0 ? all : Exprs.add(all, Exprs.variable("s" + s));
    }
    body.addAll(Loops.tiled("j", size, sums, (j, count) -> terms(j, count, element)));
    body.add(new Store("penalties", Index.of(number), all));
    return new Procedure(
        name,
        Procedure.Place.SHARED,
        comment,
        List.of(Loops.vector("w"), new Formal(Kind.DOUBLES, "penalties")),
        body);
  }

  private static List<Statement> terms(Index j, int count, Expr element) {
    List<Statement> terms = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      String sum = "s" + s;
      Expr term = Exprs.substitute(element, Map.of("w", at("w", j.plus(s))));
      terms.add(new Statement.Assign(sum, Exprs.add(Exprs.variable(sum), term)));
    }
    return terms;
  }

  /**
   * The procedure {@code (g, w, from, to)}: adds a formula of {@code w} to each element of {@code
   * g}; both arrays have the same indexes.
   */
  public static Procedure plain(String name, List<String> comment, Expr slope) {
    List<Formal> formals = new ArrayList<>(List.of(Loops.vector("g"), Loops.vector("w")));
    formals.addAll(Loops.ROWS);
    Loop loop =
        Loop.whole(
            "j",
            Optional.of(Index.of("from")),
            Index.of("to"),
            Loops.ONE,
            List.of(new Store("g", J, sum(slope, at("w", J)))));
    return new Procedure(name, Procedure.Place.SHARED, comment, formals, List.of(loop));
  }

  /**
   * The procedure {@code (g, w, at, count)} for vectors: the first {@code count} numbers of {@code
   * g} belong to what stands in {@code w} from {@code at} on.
   */
  public static Procedure vector(String name, List<String> comment, Expr slope) {
    Index place = Index.of("at").plus("j");
    Index count = Index.of("count");
    List<Statement> inLanes = new ArrayList<>();
    inLanes.add(new Let(Precision.LANES, "wj", at("w", place)));
    Expr spelled = new LaneMath(inLanes).spellOut(of(slope, Exprs.variable("wj")));
    inLanes.add(new Let(Precision.LANES, "slope", spelled));
    inLanes.add(new Let(Precision.LANES, "gj", at("g", J)));
    inLanes.add(new StoreLanes("g", J, Exprs.add(Exprs.variable("gj"), Exprs.variable("slope"))));
    return new Procedure(
        name,
        Procedure.Place.SHARED,
        comment,
        List.of(Loops.vector("g"), Loops.vector("w"), Loops.whole("at"), Loops.whole("count")),
        List.of(
            new Statement.Counter("j", Loops.ZERO),
            Loops.goOn("j", count, Loops.LANES, inLanes),
            Loops.goOn(
                "j", count, Loops.ONE, List.of(new Store("g", J, sum(slope, at("w", place)))))));
  }

  private static Expr sum(Expr slope, Expr weight) {
    return Exprs.add(at("g", J), of(slope, weight));
  }

  private static Expr of(Expr slope, Expr weight) {
    return Exprs.substitute(slope, Map.of("w", weight));
  }
}
