package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Let;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a tensor {@code w}, which is [rows][columns], keep a constraint. */
public final class ConstraintLoops {
  private static final Index J = Index.of("j");

  private ConstraintLoops() {}

  /** The procedure {@code (w)}: each weight becomes a formula of itself. */
  public static Procedure elements(String name, List<String> comment, int size, Expr value) {
    Expr changed = Exprs.substitute(value, Map.of("w", at("w", J)));
    return new Procedure(
        name,
        Procedure.Place.SHARED,
        comment,
        List.of(Loops.vector("w")),
        List.of(Loop.over("j", size, List.of(new Store("w", J, changed)))));
  }

  /** The procedure {@code (w)}: each row is multiplied by a formula of its {@code norm}. */
  public static Procedure rows(
      String name, List<String> comment, int rows, int columns, Expr factor) {
    Expr element = at("w", place(columns));
    Expr sum = Exprs.variable("sum");
    List<Statement> row =
        List.of(
            new Statement.Variable(Precision.DOUBLE, "sum", Exprs.ZERO),
            Loop.over(
                "j",
                columns,
                List.of(new Statement.Assign("sum", Exprs.add(sum, Exprs.square(element))))),
            new Let(Precision.DOUBLE, "norm", Exprs.sqrt(sum)),
            Loops.let("factor", factor),
            Loop.over(
                "j",
                columns,
                List.of(
                    new Store("w", place(columns), Exprs.mul(element, Exprs.variable("factor"))))));
    return new Procedure(
        name,
        Procedure.Place.SHARED,
        comment,
        List.of(Loops.vector("w")),
        List.of(Loop.over("i", rows, row)));
  }

  /**
   * The procedure {@code (w, norms)}: each column is multiplied by a formula of its {@code norm},
   * and {@code norms} is scratch of as many numbers as there are columns.
   */
  public static Procedure columns(
      String name, List<String> comment, int rows, int columns, Expr factor) {
    Expr element = at("w", place(columns));
    Expr sum = at("norms", J);
    List<Statement> body = new ArrayList<>();
    body.add(Loop.over("j", columns, List.of(new Store("norms", J, Exprs.ZERO))));
    body.add(
        Loop.over(
            "i",
            rows,
            List.of(
                Loop.over(
                    "j",
                    columns,
                    List.of(new Store("norms", J, Exprs.add(sum, Exprs.square(element))))))));
    body.add(
        Loop.over(
            "j",
            columns,
            List.of(Loops.let("norm", Exprs.sqrt(sum)), new Store("norms", J, factor))));
    body.add(
        Loop.over(
            "i",
            rows,
            List.of(
                Loop.over(
                    "j",
                    columns,
                    List.of(new Store("w", place(columns), Exprs.mul(element, sum)))))));
    return new Procedure(
        name,
        Procedure.Place.SHARED,
        comment,
        List.of(Loops.vector("w"), Loops.vector("norms")),
        body);
  }

  private static Index place(int columns) {
    return Index.of("i").times(columns).plus(J);
  }
}
