package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.catalog.RowProgram;
import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Assign;
import dev.bowline.plan.loop.Statement.Let;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.Store;
import dev.bowline.plan.loop.Statement.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The loops of a row program: one loop for each step that passes over the row.
 *
 * @param width how many elements belong together
 * @param offset where the group starts in its row
 * @param arrays the array that stands for each of the program's element variables
 * @param factor what every written gradient is multiplied by; empty for nothing
 */
record RowLoops(int width, Index offset, Map<String, String> arrays, List<Expr> factor) {

  /** The statements; numbers of the whole row are kept in double. */
  List<Statement> of(RowProgram program) {
    List<Statement> statements = new ArrayList<>();
    for (RowProgram.Step step : program.steps()) {
      if (step instanceof RowProgram.Reduce reduce) {
        statements.addAll(reduction(reduce));
      } else if (step instanceof RowProgram.Let let) {
        statements.add(new Let(Precision.DOUBLE, let.name(), sized(let.value())));
      } else if (step instanceof RowProgram.Each each) {
        statements.add(each(each));
      } else {
        throw new AssertionError(step);
      }
    }
    return statements;
  }

  private List<Statement> reduction(RowProgram.Reduce reduce) {
    String name = reduce.name();
    Expr so = Exprs.variable(name);
    List<Statement> body = elements(reduce.element());
    Expr element = named(reduce.element());
    boolean sum = reduce.reduction() == Reduction.SUM;
    body.add(new Assign(name, sum ? Exprs.add(so, element) : Exprs.max(so, element)));
    double first = sum ? 0 : Double.NEGATIVE_INFINITY;
    return List.of(
        new Variable(sum ? Precision.DOUBLE : Precision.ELEMENT, name, Exprs.number(first)),
        Loop.over("j", width, body));
  }

  private Statement each(RowProgram.Each each) {
    List<Statement> body = elements(each.value());
    Expr value = named(each.value());
    for (Expr f : factor) {
      value = Exprs.mul(f, value);
    }
    body.add(new Store(arrays.get(each.target()), index(), value));
    return Loop.over("j", width, body);
  }

  /** Reads each element that the formula mentions into a variable of the formula's own name. */
  private List<Statement> elements(Expr formula) {
    List<Statement> reads = new ArrayList<>();
    for (String name : Exprs.variables(formula)) {
      if (arrays.containsKey(name)) {
        reads.add(Loops.let(elementName(name), at(arrays.get(name), index())));
      }
    }
    return reads;
  }

  private Expr named(Expr formula) {
    Map<String, Expr> names = new HashMap<>();
    arrays.keySet().forEach(name -> names.put(name, Exprs.variable(elementName(name))));
    return Exprs.substitute(sized(formula), names);
  }

  private static String elementName(String name) {
    return name + "j";
  }

  private Expr sized(Expr formula) {
    return Exprs.substitute(formula, Map.of("size", Exprs.number(width)));
  }

  private Index index() {
    return offset.plus("j");
  }
}
