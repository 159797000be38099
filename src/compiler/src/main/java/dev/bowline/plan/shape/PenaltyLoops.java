package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Procedure.Kind;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sum of a penalty that treats each weight alone. */
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
}
