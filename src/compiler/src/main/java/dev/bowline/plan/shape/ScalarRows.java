package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Kind;
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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Row steps as loops over single elements. Every step has a loop of its own, since the JIT compiler
 * makes vector code of short loops only, and a sum gets its terms from an array, since it makes
 * none of a loop that also sums. Numbers of the whole row are kept in double.
 */
public final class ScalarRows {
  /** So many sums at once hide how long an addition takes. */
  private static final int SUMS = 4;

  private final RowProcedure given;
  private final int size;
  private final int width;
  private final RowAccess rows;

  private ScalarRows(RowProcedure given, int size, int width, RowAccess rows) {
    this.given = given;
    this.size = size;
    this.width = width;
    this.rows = rows;
  }

  /** For matrices that are arrays of rows; {@code width} elements belong together. */
  public static Procedure ofRows(RowProcedure given, int size, int width) {
    return new ScalarRows(given, size, width, RowAccess.ofRows(size)).procedure(Kind.MATRIX);
  }

  /** For matrices in one array each, with so many elements from row to row. */
  public static Procedure flat(RowProcedure given, int size, int width, int stride) {
    return new ScalarRows(given, size, width, RowAccess.flat(stride)).procedure(Kind.VECTOR);
  }

  private Procedure procedure(Kind matrix) {
    List<Statement> row = new ArrayList<>();
    given.arrays().forEach(array -> row.add(rows.begin(array)));
    List<Statement> body = new ArrayList<>();
    given.steps().forEach(step -> add(step, body));
    if (width == size) {
      row.addAll(body);
    } else {
      results().forEach(r -> row.add(new Variable(Precision.DOUBLE, sum(r), Exprs.number(0))));
      row.add(Loop.whole("g", Optional.of(Loops.ZERO), Index.of(size), Index.of(width), body));
      results().forEach(r -> row.add(new Store(r.array(), Index.of("n"), Exprs.variable(sum(r)))));
    }
    return given.of(matrix, List.of(Loops.vector(Procedure.TERMS)), row);
  }

  private Stream<RowStep.Result> results() {
    return given.steps().stream()
        .filter(RowStep.Result.class::isInstance)
        .map(RowStep.Result.class::cast);
  }

  /** The variable for a result that adds up over the parts of a row. */
  private static String sum(RowStep.Result result) {
    return result.array() + "Sum";
  }

  private Index element() {
    return width == size ? Index.of("j") : Index.of("g").plus("j");
  }

  private final Map<String, RowStep.Draw> draws = new HashMap<>();

  private void add(RowStep step, List<Statement> body) {
    if (step instanceof RowStep.Each each) {
      List<Statement> inner = elements(each.value());
      inner.add(rows.store(each.array(), element(), named(each.value())));
      body.add(Loop.over("j", width, inner));
    } else if (step instanceof RowStep.Reduce reduce) {
      reduce(reduce, body);
    } else if (step instanceof RowStep.Let let) {
      body.add(new Let(Precision.DOUBLE, let.name(), let.value()));
    } else if (step instanceof RowStep.Search search) {
      body.add(
          new Statement.Search(
              search.name(),
              search.sought(),
              rows.array(search.array()),
              rows.index(search.array(), width == size ? Loops.ZERO : Index.of("g")),
              width,
              search.count(),
              search.level()));
    } else if (step instanceof RowStep.Result result) {
      if (width == size) {
        body.add(new Store(result.array(), Index.of("n"), result.value()));
      } else {
        Expr soFar = Exprs.variable(sum(result));
        body.add(new Assign(sum(result), Exprs.add(soFar, result.value())));
      }
    } else if (step instanceof RowStep.Draw draw) {
      draws.put(draw.name(), draw);
    } else {
      throw new AssertionError(step);
    }
  }

  private void reduce(RowStep.Reduce reduce, List<Statement> body) {
    List<Statement> inner = elements(reduce.element());
    inner.add(new Store(Procedure.TERMS, Index.of("j"), named(reduce.element())));
    body.add(Loop.over("j", width, inner));
    boolean sum = reduce.reduction() == Reduction.SUM;
    Precision precision = sum ? Precision.DOUBLE : Precision.ELEMENT;
    Expr first = Exprs.number(sum ? 0 : Double.NEGATIVE_INFINITY);
    int parts = Math.min(SUMS, width);
    Expr all = Exprs.variable(reduce.name() + 0);
    List<Statement> terms = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      String name = reduce.name() + part;
      body.add(new Variable(precision, name, first));
      terms.add(part(reduce, name, Index.of("j").plus(part)));
      all = part == 0 ? all : join(reduce, all, Exprs.variable(name));
    }
    body.addAll(
        Loops.tiled(
            "j",
            width,
            parts,
            (j, count) -> j.factors().isEmpty() ? rest(reduce, j, count) : terms));
    body.add(new Let(precision, reduce.name(), all));
  }

  private static List<Statement> rest(RowStep.Reduce reduce, Index j, int count) {
    List<Statement> rest = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      rest.add(part(reduce, reduce.name() + part, j.plus(part)));
    }
    return rest;
  }

  private static Statement part(RowStep.Reduce reduce, String name, Index j) {
    return new Assign(name, join(reduce, Exprs.variable(name), at(Procedure.TERMS, j)));
  }

  private static Expr join(RowStep.Reduce reduce, Expr a, Expr b) {
    return reduce.reduction() == Reduction.SUM ? Exprs.add(a, b) : Exprs.max(a, b);
  }

  /** Reads each element that the formula mentions into a variable of its own. */
  private List<Statement> elements(Expr formula) {
    List<Statement> reads = new ArrayList<>();
    for (String name : Exprs.variables(formula)) {
      if (given.arrays().contains(name)) {
        reads.add(Loops.let(name + "J", rows.element(name, element())));
      } else if (given.vectors().contains(name)) {
        reads.add(Loops.let(name + "J", at(name, element())));
      } else if (draws.containsKey(name)) {
        RowStep.Draw draw = draws.get(name);
        Index index = Index.of("n").times(size).plus(element());
        reads.add(new Statement.Draw(Precision.ELEMENT, name, draw.kind(), draw.key(), index));
      }
    }
    return reads;
  }

  private Expr named(Expr formula) {
    Map<String, Expr> names = new HashMap<>();
    given.arrays().forEach(array -> names.put(array, Exprs.variable(array + "J")));
    given.vectors().forEach(vector -> names.put(vector, Exprs.variable(vector + "J")));
    names.put("place", Exprs.variable("j"));
    return Exprs.substitute(formula, names);
  }
}
