package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Procedure.Kind;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Assign;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.Store;
import dev.bowline.plan.loop.Statement.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean squares of a gradient by rows and by columns, and the gradient over the root of what
 * they say of each weight (Shazeer and Stern, Adafactor, 2018).
 *
 * @param epsilon added to each square
 */
public record FactoredLoops(int rows, int columns, double epsilon) {
  private static final Index I = Index.of("i");
  private static final Index J = Index.of("j");
  private static final Expr DECAY = Exprs.variable("decay");

  /** The procedure {@code (g, r, decay, from, to)}, by rows of the gradient. */
  public Procedure byRows(String name) {
    Expr sum = Exprs.variable("sum");
    Loop row =
        byRow(
            List.of(
                new Variable(Precision.DOUBLE, "sum", Exprs.ZERO),
                Loop.over(
                    "j", columns, List.of(new Assign("sum", Exprs.add(sum, Exprs.square(g()))))),
                new Store("r", I, averaged("r", I, sum, columns))));
    return procedure(
        name,
        "r = decay r + (1 - decay) (mean of g^2 by rows + epsilon).",
        List.of(Loops.vector("g"), Loops.vector("r"), number("decay")),
        List.of(row));
  }

  /**
   * The procedure {@code (g, c, roots, decay, from, to)}, by columns of the gradient. {@code roots}
   * gets one over the roots of {@code c}.
   */
  public Procedure byColumns(String name) {
    List<Statement> last = new ArrayList<>();
    last.add(new Store("c", J, averaged("c", J, at("roots", J), rows)));
    last.add(new Store("roots", J, Exprs.div(Exprs.ONE, Exprs.sqrt(at("c", J)))));
    Store add = new Store("roots", J, Exprs.add(at("roots", J), Exprs.square(g())));
    return procedure(
        name,
        "c = decay c + (1 - decay) (mean of g^2 by columns + epsilon).",
        List.of(Loops.vector("g"), Loops.vector("c"), Loops.vector("roots"), number("decay")),
        List.of(
            byColumn(List.of(new Store("roots", J, Exprs.ZERO))),
            Loop.over("i", rows, List.of(byColumn(List.of(add)))),
            byColumn(last)));
  }

  /**
   * The procedure {@code (g, r, roots, from, to)}, by rows of the gradient: {@code g = g / sqrt(r /
   * (mean of r) c)}. The roots are taken one by one, since a product of two small means can be 0.
   */
  public Procedure divide(String name) {
    Expr sum = Exprs.variable("sum");
    Expr share = Exprs.div(Exprs.variable("mean"), at("r", I));
    return procedure(
        name,
        "g = g / sqrt(r / (mean of r) c).",
        List.of(Loops.vector("g"), Loops.vector("r"), Loops.vector("roots")),
        List.of(
            new Variable(Precision.DOUBLE, "sum", Exprs.ZERO),
            Loop.over("j", rows, List.of(new Assign("sum", Exprs.add(sum, at("r", J))))),
            Loops.let("mean", Exprs.div(sum, Exprs.number(rows))),
            byRow(
                List.of(
                    Loops.let("root", Exprs.sqrt(share)),
                    Loop.over(
                        "j",
                        columns,
                        List.of(
                            new Store(
                                "g",
                                place(),
                                Exprs.mul(
                                    Exprs.mul(g(), Exprs.variable("root")), at("roots", J)))))))));
  }

  private Expr averaged(String array, Index place, Expr sum, int count) {
    Expr mean = Exprs.add(Exprs.div(sum, Exprs.number(count)), Exprs.number(epsilon));
    Expr fresh = Exprs.mul(Exprs.sub(Exprs.ONE, DECAY), mean);
    return Exprs.add(Exprs.mul(DECAY, at(array, place)), fresh);
  }

  private Index place() {
    return I.times(columns).plus(J);
  }

  private Expr g() {
    return at("g", place());
  }

  private static Loop byRow(List<Statement> body) {
    return Loops.overPart("i", body);
  }

  private static Loop byColumn(List<Statement> body) {
    return Loops.overPart("j", body);
  }

  private static Formal number(String name) {
    return new Formal(Kind.ELEMENT, name);
  }

  private static Procedure procedure(
      String name, String comment, List<Formal> first, List<Statement> body) {
    List<Formal> formals = new ArrayList<>(first);
    formals.addAll(Loops.ROWS);
    return new Procedure(name, Procedure.Place.SHARED, List.of(comment), formals, body);
  }
}
