package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
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
import java.util.Optional;

/**
 * Penalties on the activity {@code y} of a whole batch. First one thread takes sums over the rows,
 * in their order; then each row gets its part of the gradient.
 */
public final class BatchLoops {
  private static final Index I = Index.of("i");
  private static final Index J = Index.of("j");
  private static final Expr ROWS = Exprs.variable("rows");

  private final Kind matrix;
  private final RowAccess access;
  private final int size;

  private BatchLoops(Kind matrix, RowAccess access, int size) {
    this.matrix = matrix;
    this.access = access;
    this.size = size;
  }

  /** For matrices that are arrays of rows of {@code size} numbers. */
  public static BatchLoops ofRows(int size) {
    return new BatchLoops(Kind.MATRIX, RowAccess.ofRows(size), size);
  }

  /** For matrices in one array each, with so many elements from row to row. */
  public static BatchLoops flat(int size, int stride) {
    return new BatchLoops(Kind.VECTOR, RowAccess.flat(stride), size);
  }

  /**
   * A penalty on means.
   *
   * @param low the least mean that has a slope
   * @param high the greatest
   * @param value a formula of {@code mean}
   * @param slope its derivative
   */
  public record OfMeans(double low, double high, Expr value, Expr slope) {}

  /**
   * The procedure {@code (y, slopes, penalties, rows)}: sets the penalty of that number, and what a
   * unit adds to the gradient in each row.
   */
  public Procedure means(String name, List<String> comment, int number, OfMeans penalty) {
    Expr raw = Exprs.variable("raw");
    Expr low = Exprs.number(penalty.low());
    Expr high = Exprs.number(penalty.high());
    Expr slope =
        Exprs.select(
            raw,
            Relation.LESS,
            low,
            Exprs.ZERO,
            Exprs.select(raw, Relation.GREATER, high, Exprs.ZERO, penalty.slope()));
    List<Statement> body = new ArrayList<>(sums("slopes"));
    body.add(new Statement.Variable(Precision.DOUBLE, "sum", Exprs.ZERO));
    body.add(
        Loop.over(
            "j",
            size,
            List.of(
                Loops.let("raw", Exprs.div(at("slopes", J), ROWS)),
                Loops.let("mean", Exprs.min(Exprs.max(raw, low), high)),
                new Statement.Assign("sum", Exprs.add(Exprs.variable("sum"), penalty.value())),
                new Store("slopes", J, Exprs.div(slope, ROWS)))));
    body.add(new Store("penalties", Index.of(number), Exprs.variable("sum")));
    return procedure(name, comment, List.of("slopes"), body);
  }

  /** The procedure {@code (dy, dx, slopes, from, to)}, or without dy where there is none. */
  public Procedure meansBack(String name, List<String> comment, Optional<String> dy) {
    List<Statement> row = begin(dy, List.of("dx"));
    row.add(Loop.over("j", size, List.of(access.store("dx", J, onTopOf(dy, J, at("slopes", J))))));
    return back(name, comment, dy, List.of("dx"), List.of("slopes"), row);
  }

  /**
   * The procedure {@code (y, means, covariance, penalties, rows)}: sets the penalty of that number,
   * and the factors of what units add to the gradient of others.
   */
  public Procedure covariance(String name, List<String> comment, int number, double weight) {
    List<Statement> body = new ArrayList<>(sums("means"));
    body.add(Loop.over("j", size, List.of(new Store("means", J, Exprs.div(at("means", J), ROWS)))));
    body.add(Loop.over("k", size * size, List.of(new Store("covariance", k(), Exprs.ZERO))));
    Index ij = I.times(size).plus(J);
    List<Statement> row = new ArrayList<>(List.of(access.begin("y")));
    row.add(
        Loop.over(
            "i",
            size,
            List.of(
                Loops.let("c", Exprs.sub(access.element("y", I), at("means", I))),
                Loop.over(
                    "j",
                    size,
                    List.of(
                        new Store(
                            "covariance",
                            ij,
                            Exprs.add(
                                at("covariance", ij),
                                Exprs.mul(
                                    Exprs.variable("c"),
                                    Exprs.sub(access.element("y", J), at("means", J))))))))));
    body.add(overRows(row));
    body.add(
        Loop.over("i", size, List.of(new Store("covariance", I.times(size).plus(I), Exprs.ZERO))));
    body.add(new Statement.Variable(Precision.DOUBLE, "sum", Exprs.ZERO));
    Expr c = Exprs.variable("c");
    body.add(
        Loop.over(
            "k",
            size * size,
            List.of(
                Loops.let("c", Exprs.div(at("covariance", k()), ROWS)),
                new Statement.Assign("sum", Exprs.add(Exprs.variable("sum"), Exprs.mul(c, c))),
                new Store(
                    "covariance", k(), Exprs.div(Exprs.mul(Exprs.number(4 * weight), c), ROWS)))));
    body.add(
        new Store(
            "penalties", Index.of(number), Exprs.mul(Exprs.number(weight), Exprs.variable("sum"))));
    return procedure(name, comment, List.of("means", "covariance"), body);
  }

  /** The procedure {@code (dy, y, dx, means, covariance, from, to)}, perhaps without dy. */
  public Procedure covarianceBack(String name, List<String> comment, Optional<String> dy) {
    Expr away = Exprs.sub(access.element("y", I), at("means", I));
    return mixedBack(name, comment, dy, List.of("means", "covariance"), away);
  }

  /**
   * The procedure {@code (dy, y, dx, scratch ..., from, to)}, perhaps without dy: adds a number of
   * unit i, times the elements of row i of the last scratch array, to the gradient of all units.
   */
  Procedure mixedBack(
      String name, List<String> comment, Optional<String> dy, List<String> scratch, Expr ofUnit) {
    List<Statement> row = begin(dy, List.of("y", "dx"));
    row.add(Loop.over("j", size, List.of(access.store("dx", J, onTopOf(dy, J, Exprs.ZERO)))));
    Expr factor = at(scratch.get(scratch.size() - 1), I.times(size).plus(J));
    row.add(
        Loop.over(
            "i",
            size,
            List.of(
                Loops.let("c", ofUnit),
                Loop.over(
                    "j",
                    size,
                    List.of(
                        access.store(
                            "dx",
                            J,
                            Exprs.add(
                                access.element("dx", J),
                                Exprs.mul(Exprs.variable("c"), factor))))))));
    return back(name, comment, dy, List.of("y", "dx"), scratch, row);
  }

  private static Index k() {
    return Index.of("k");
  }

  /** The type of its matrices. */
  Kind matrix() {
    return matrix;
  }

  /** How their elements are reached. */
  RowAccess access() {
    return access;
  }

  static Statement overRows(List<Statement> row) {
    return Loop.whole("n", Optional.of(Loops.ZERO), Index.of("rows"), Loops.ONE, row);
  }

  /** Sums of the columns of y. */
  private List<Statement> sums(String array) {
    Expr sum = Exprs.add(at(array, J), access.element("y", J));
    return List.of(
        Loop.over("j", size, List.of(new Store(array, J, Exprs.ZERO))),
        overRows(
            List.of(access.begin("y"), Loop.over("j", size, List.of(new Store(array, J, sum))))));
  }

  private List<Statement> begin(Optional<String> dy, List<String> matrices) {
    List<Statement> row = new ArrayList<>();
    dy.ifPresent(d -> row.add(access.begin(d)));
    matrices.forEach(name -> row.add(access.begin(name)));
    return row;
  }

  private Expr onTopOf(Optional<String> dy, Index j, Expr more) {
    return dy.map(
            d ->
                more.equals(Exprs.ZERO)
                    ? access.element(d, j)
                    : Exprs.add(access.element(d, j), more))
        .orElse(more);
  }

  private Procedure procedure(
      String name, List<String> comment, List<String> scratch, List<Statement> body) {
    List<Formal> formals = new ArrayList<>(List.of(new Formal(matrix, "y")));
    scratch.forEach(array -> formals.add(Loops.vector(array)));
    formals.add(new Formal(Kind.DOUBLES, "penalties"));
    formals.add(Loops.whole("rows"));
    return new Procedure(name, Procedure.Place.SHARED, comment, formals, body);
  }

  private Procedure back(
      String name,
      List<String> comment,
      Optional<String> dy,
      List<String> matrices,
      List<String> scratch,
      List<Statement> row) {
    List<Formal> formals = new ArrayList<>();
    dy.ifPresent(d -> formals.add(new Formal(matrix, d)));
    matrices.forEach(m -> formals.add(new Formal(matrix, m)));
    scratch.forEach(array -> formals.add(Loops.vector(array)));
    formals.addAll(Loops.ROWS);
    return new Procedure(
        name, Procedure.Place.SHARED, comment, formals, List.of(Loop.overRows(row)));
  }
}
