package dev.bowline.plan.shape;

import dev.bowline.catalog.Noise;
import dev.bowline.catalog.RowProgram;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Procedure.Kind;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shapes of what is done row by row without a kernel: activations, noise, losses. */
public final class Elementwise {
  private Elementwise() {}

  /**
   * A row program over matrices that are named as its variables are.
   *
   * @param variables the matrices it reads and writes, in the order of its parameters
   * @param size the numbers of a row
   * @param width how many of them belong together
   */
  public static Procedure rows(
      String name,
      List<String> comment,
      RowProgram program,
      List<String> variables,
      int size,
      int width) {
    List<Formal> formals = new ArrayList<>(variables.stream().map(Loops::matrix).toList());
    formals.addAll(Loops.ROWS);
    List<Statement> group =
        new RowLoops(width, offset(size, width), rowNames(variables), List.of()).of(program);
    return each(name, comment, formals, variables, size, grouped(size, width, group));
  }

  /** The value of a loss, into {@code losses[n]}. */
  public static Procedure loss(
      String name, List<String> comment, RowProgram program, List<String> variables, int size) {
    List<Formal> formals = new ArrayList<>(variables.stream().map(Loops::matrix).toList());
    formals.add(new Formal(Kind.DOUBLES, "losses"));
    formals.addAll(Loops.ROWS);
    List<Statement> body =
        new ArrayList<>(new RowLoops(size, Loops.ZERO, rowNames(variables), List.of()).of(program));
    body.add(new Store("losses", Index.of("n"), Exprs.variable("loss")));
    return each(name, comment, formals, variables, size, body);
  }

  /** The gradient of a loss, times {@code share}: one over the rows of the batch. */
  public static Procedure lossGradient(
      String name, List<String> comment, RowProgram program, List<String> variables, int size) {
    List<Formal> formals = new ArrayList<>(variables.stream().map(Loops::matrix).toList());
    formals.add(new Formal(Kind.ELEMENT, "share"));
    formals.addAll(Loops.ROWS);
    RowLoops loops =
        new RowLoops(size, Loops.ZERO, rowNames(variables), List.of(Exprs.variable("share")));
    return each(name, comment, formals, variables, size, loops.of(program));
  }

  /** A formula of x and of a random number r for each element: y from x. */
  public static Procedure noise(
      String name,
      List<String> comment,
      Noise.Draw draw,
      Expr formula,
      String from,
      String to,
      int size) {
    List<Formal> formals = new ArrayList<>(List.of(Loops.matrix(from), Loops.matrix(to)));
    formals.add(new Formal(Kind.LONG, "key"));
    formals.addAll(Loops.ROWS);
    List<Statement> inner = new ArrayList<>();
    if (Exprs.variables(formula).contains("r")) {
      inner.add(new Statement.Draw("r", draw, "key", Index.of("n").times(size).plus("j")));
    }
    Expr value = Exprs.substitute(formula, Map.of("x", Exprs.element(from + "n", Index.of("j"))));
    inner.add(new Store(to + "n", Index.of("j"), value));
    return each(
        name, comment, formals, List.of(from, to), size, List.of(Loop.over("j", size, inner)));
  }

  private static Procedure each(
      String name,
      List<String> comment,
      List<Formal> formals,
      List<String> matrices,
      int size,
      List<Statement> row) {
    List<Statement> body = new ArrayList<>();
    for (String matrix : matrices) {
      body.add(new Statement.Row(matrix + "n", matrix, Index.of("n"), size));
    }
    body.addAll(row);
    Statement loop = new Loop("n", Optional.of(Index.of("from")), Index.of("to"), 1, body);
    return new Procedure(name, Procedure.Place.SHARED, comment, formals, List.of(loop));
  }

  private static List<Statement> grouped(int size, int width, List<Statement> group) {
    return width == size
        ? group
        : List.of(new Loop("g", Optional.of(Loops.ZERO), Index.of(size), width, group));
  }

  private static Index offset(int size, int width) {
    return width == size ? Loops.ZERO : Index.of("g");
  }

  private static Map<String, String> rowNames(List<String> variables) {
    Map<String, String> names = new LinkedHashMap<>();
    variables.forEach(variable -> names.put(variable, variable + "n"));
    return names;
  }
}
