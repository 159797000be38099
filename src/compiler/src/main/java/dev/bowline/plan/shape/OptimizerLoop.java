package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.catalog.Optimizer;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An elementwise optimiser rule over one array of weights, in a single loop. */
public final class OptimizerLoop {
  private static final Index J = Index.of("j");

  private OptimizerLoop() {}

  /** The procedure {@code optimize(g, w, slots...)}; the step's numbers are the trainer's own. */
  public static Procedure procedure(List<String> comment, Optimizer.Rule rule) {
    List<Formal> formals = new ArrayList<>(List.of(Loops.vector("g"), Loops.vector("w")));
    rule.slots().forEach(slot -> formals.add(Loops.vector(slot)));
    Map<String, Expr> known = new HashMap<>();
    known.put("g", at("g", J));
    known.put("w", at("w", J));
    rule.slots().forEach(slot -> known.put(slot, at(slot, J)));
    List<Statement> body = new ArrayList<>();
    for (Update update : rule.updates()) {
      Expr value = Exprs.substitute(update.value(), known);
      boolean array = known.containsKey(update.target());
      if (!update.target().equals("w")) {
        String name = array ? update.target() + "New" : update.target();
        body.add(Loops.let(name, value));
        known.put(update.target(), Exprs.variable(name));
        value = Exprs.variable(name);
      }
      if (array) {
        body.add(new Store(update.target(), J, value));
      }
    }
    Loop loop = new Loop("j", Optional.of(Loops.ZERO), Index.of("w.length"), 1, body);
    return new Procedure("optimize", Procedure.Place.TRAINER, comment, formals, List.of(loop));
  }
}
