package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

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
 * A penalty on the angles between some vectors that make up a kernel.
 *
 * @param vectors how many there are
 * @param length how many numbers each has
 * @param nextVector how far behind a number the same one of the next vector stands
 * @param nextElement how far behind it the vector's next number stands
 */
public record AngleLoops(int vectors, int length, int nextVector, int nextElement) {
  /** The square of Keras's least norm: a shorter vector is divided by that, not by its own. */
  private static final double LEAST = 1e-24;

  private static final Index J = Index.of("j");
  private static final Index K = Index.of("k");

  /**
   * The procedure {@code (w, unit, pull, cosines, norms, added, penalties)}: sets the penalty of
   * that number, and its slope at each weight in {@code added}. Scratch: {@code unit} and {@code
   * pull} are [length][vectors], {@code cosines} is [vectors][vectors], {@code norms} [vectors].
   */
  public Procedure procedure(String name, List<String> comment, int number, double factor) {
    double pairs = (double) vectors * (vectors - 1);
    List<Statement> body = new ArrayList<>();
    body.add(over("j", vectors, new Store("norms", J, Exprs.ZERO)));
    body.add(overAll(new Store("norms", J, Exprs.add(at("norms", J), Exprs.square(weight())))));
    body.add(
        over("j", vectors, new Store("norms", J, Exprs.div(Exprs.ONE, length(at("norms", J))))));
    body.add(overAll(new Store("unit", place(), Exprs.mul(weight(), at("norms", J)))));
    body.add(over("k", vectors * vectors, new Store("cosines", K, Exprs.ZERO)));
    Index pair = Index.of("i").times(vectors).plus(J);
    Expr first = at("unit", Index.of("e").times(vectors).plus("i"));
    body.add(
        over(
            "e",
            length,
            over(
                "i",
                vectors,
                Loops.let("a", first),
                over(
                    "j",
                    vectors,
                    new Store(
                        "cosines",
                        pair,
                        Exprs.add(
                            at("cosines", pair),
                            Exprs.mul(Exprs.variable("a"), at("unit", place()))))))));
    body.add(over("j", vectors, new Store("cosines", J.times(vectors + 1), Exprs.ZERO)));
    body.add(new Statement.Variable(Precision.DOUBLE, "sum", Exprs.ZERO));
    body.add(
        over(
            "k",
            vectors * vectors,
            Loops.let("c", at("cosines", K)),
            new Statement.Assign(
                "sum", Exprs.add(Exprs.variable("sum"), Exprs.abs(Exprs.variable("c")))),
            new Store(
                "cosines",
                K,
                Exprs.mul(Exprs.number(2 * factor / pairs), Exprs.sign(Exprs.variable("c"))))));
    body.add(
        new Store(
            "penalties",
            Index.of(number),
            Exprs.mul(Exprs.number(factor / pairs), Exprs.variable("sum"))));
    body.add(overAll(new Store("pull", place(), Exprs.ZERO)));
    body.add(
        over(
            "e",
            length,
            over(
                "i",
                vectors,
                Loops.let("a", first),
                over(
                    "j",
                    vectors,
                    new Store(
                        "pull",
                        place(),
                        Exprs.add(
                            at("pull", place()),
                            Exprs.mul(Exprs.variable("a"), at("cosines", pair))))))));
    // What points along a vector changes its length, which does not count.
    body.add(over("j", vectors, new Store("cosines", J, Exprs.ZERO)));
    body.add(
        overAll(
            new Store(
                "cosines",
                J,
                Exprs.add(at("cosines", J), Exprs.mul(at("unit", place()), at("pull", place()))))));
    Expr across = Exprs.sub(at("pull", place()), Exprs.mul(at("unit", place()), at("cosines", J)));
    body.add(overAll(new Store("added", source(), Exprs.mul(across, at("norms", J)))));
    List<Formal> formals = new ArrayList<>();
    for (String array : List.of("w", "unit", "pull", "cosines", "norms", "added")) {
      formals.add(Loops.vector(array));
    }
    formals.add(new Formal(Kind.DOUBLES, "penalties"));
    return new Procedure(name, Procedure.Place.SHARED, comment, formals, body);
  }

  /** Of a vector, from the sum of its squares. */
  static Expr length(Expr squares) {
    return Exprs.sqrt(Exprs.max(squares, Exprs.number(LEAST)));
  }

  private static Loop over(String index, int end, Statement... body) {
    return Loop.over(index, end, List.of(body));
  }

  private Loop overAll(Statement body) {
    return over("e", length, over("j", vectors, body));
  }

  private Index place() {
    return Index.of("e").times(vectors).plus(J);
  }

  private Index source() {
    return Index.of("e").times(nextElement).plus(J.times(nextVector));
  }

  private Expr weight() {
    return at("w", source());
  }
}
