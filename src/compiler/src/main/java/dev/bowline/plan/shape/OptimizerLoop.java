package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.catalog.Optimizer;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.expr.Lanes;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Let;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.Store;
import dev.bowline.plan.loop.Statement.StoreLanes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An elementwise optimiser rule over a piece of a tensor, in a single pass. */
public final class OptimizerLoop {
  private static final Index J = Index.of("j");

  /**
   * Added to what an optimiser keeps, and taken away again, it leaves nothing of numbers below
   * 1e-33. Those that fade away would otherwise stay denormal for long, and a processor can take
   * ten times longer for such a number.
   */
  private static final Expr SMALL = Exprs.number(1e-25);

  private OptimizerLoop() {}

  /**
   * The procedure {@code optimize(g, w, slots..., from, to)}, all arrays with the same indexes; the
   * step's numbers are the trainer's own.
   */
  public static Procedure plain(List<String> comment, Optimizer.Rule rule) {
    List<Formal> formals = formals(rule);
    formals.addAll(Loops.ROWS);
    Loop loop =
        Loop.whole(
            "j",
            Optional.of(Index.of("from")),
            Index.of("to"),
            Loops.ONE,
            body(rule, Precision.ELEMENT, J, J));
    return new Procedure("optimize", Procedure.Place.TRAINER, comment, formals, List.of(loop));
  }

  /**
   * The procedure {@code optimize(g, w, slots..., at, count)} for vectors: the gradient's first
   * {@code count} numbers belong to what stands from {@code at} on. What is left over behind the
   * last whole vector goes one by one.
   */
  public static Procedure vector(List<String> comment, Optimizer.Rule rule) {
    List<Formal> formals = formals(rule);
    formals.addAll(List.of(Loops.whole("at"), Loops.whole("count")));
    Index w = Index.of("at").plus("j");
    Index count = Index.of("count");
    List<Statement> loops = new ArrayList<>(List.of(new Statement.Counter("j", Loops.ZERO)));
    if (rule.updates().stream().allMatch(update -> Lanes.have(update.value()))) {
      loops.add(Loops.goOn("j", count, Loops.LANES, body(rule, Precision.LANES, J, w)));
    }
    loops.add(Loops.goOn("j", count, Loops.ONE, body(rule, Precision.ELEMENT, J, w)));
    return new Procedure("optimize", Procedure.Place.TRAINER, comment, formals, loops);
  }

  private static List<Formal> formals(Optimizer.Rule rule) {
    List<Formal> formals = new ArrayList<>(List.of(Loops.vector("g"), Loops.vector("w")));
    rule.slots().forEach(slot -> formals.add(Loops.vector(slot)));
    return formals;
  }

  private static List<Statement> body(Optimizer.Rule rule, Precision precision, Index g, Index w) {
    List<Statement> body = new ArrayList<>();
    Map<String, Expr> known = new HashMap<>();
    known.put("g", read(body, precision, "gj", at("g", g)));
    known.put("w", read(body, precision, "wj", at("w", w)));
    rule.slots().forEach(s -> known.put(s, read(body, precision, s + "j", at(s, w))));
    LaneMath math = new LaneMath(body);
    for (Update update : rule.updates()) {
      String target = update.target();
      boolean array = known.containsKey(target);
      Expr value = Exprs.substitute(update.value(), known);
      String name = array ? target + "New" : target;
      if (rule.slots().contains(target)) {
        value = Exprs.sub(Exprs.add(value, SMALL), SMALL);
      }
      Expr spelled = precision == Precision.LANES ? math.spellOut(value) : value;
      body.add(new Let(precision, name, spelled));
      known.put(target, Exprs.variable(name));
      if (array) {
        body.add(
            precision == Precision.LANES
                ? new StoreLanes(target, w, Exprs.variable(name))
                : new Store(target, w, Exprs.variable(name)));
      }
    }
    return body;
  }

  private static Expr read(List<Statement> body, Precision precision, String name, Expr element) {
    body.add(new Let(precision, name, element));
    return Exprs.variable(name);
  }
}
