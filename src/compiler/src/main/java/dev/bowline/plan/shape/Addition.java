package dev.bowline.plan.shape;

import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What is added to a tensor's gradient before the optimiser sees it: a procedure of {@link
 * PenaltyLoops} with an array that has an element for each weight.
 */
public record Addition(String procedure, String array) {
  /** The calls for a stretch of a gradient; how it is told is up to the procedures' form. */
  static List<Statement> all(List<Addition> additions, String gradient, Index from, Index to) {
    List<Statement> calls = new ArrayList<>();
    for (Addition addition : additions) {
      calls.add(
          new Statement.Invoke(
              addition.procedure(),
              List.of(
                  Loops.named(gradient),
                  Loops.named(addition.array()),
                  Loops.number(from),
                  Loops.number(to))));
    }
    return calls;
  }
}
