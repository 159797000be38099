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
import dev.bowline.plan.loop.Statement.Assign;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.Store;
import dev.bowline.plan.loop.Statement.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A penalty on the angles between the units' activities {@code y} over a batch, or between those of
 * its rows: {@code factor} times the mean of the cosines without their signs, divided by the rows.
 * Its slope at a vector v of length |v| is the part across v of the sum over all others u of {@code
 * sign(cos) u / |u|}, over |v|, times twice that factor over the number of pairs.
 *
 * @param batch how activities are kept
 */
public record BatchAngles(BatchLoops batch, int size, double factor) {
  private static final Index I = Index.of("i");
  private static final Index J = Index.of("j");
  private static final Index K = Index.of("k");
  private static final Expr ROWS = Exprs.variable("rows");
  private static final Expr SUM = Exprs.variable("sum");
  private static final Expr C = Exprs.variable("c");
  private static final Expr ALONG = Exprs.variable("along");

  /**
   * The procedure {@code (y, inverse, along, mixed, penalties, rows)}: sets the penalty of that
   * number, and in {@code mixed} [units][units] what each unit adds to the gradient of each.
   */
  public Procedure ofUnits(String name, List<String> comment, int number) {
    RowAccess y = batch.access();
    double pairs = (double) size * (size - 1);
    Expr pull = Exprs.div(Exprs.number(2 * factor / pairs), ROWS);
    Index ij = I.times(size).plus(J);
    List<Statement> body = new ArrayList<>();
    body.add(over("j", new Store("inverse", J, Exprs.ZERO)));
    Expr square = Exprs.square(y.element("y", J));
    body.add(
        BatchLoops.overRows(
            List.of(
                y.begin("y"),
                over("j", new Store("inverse", J, Exprs.add(at("inverse", J), square))))));
    body.add(over("j", new Store("inverse", J, inverse(at("inverse", J)))));
    body.add(Loop.over("k", size * size, List.of(new Store("mixed", K, Exprs.ZERO))));
    Expr product = Exprs.mul(Exprs.variable("a"), Exprs.mul(y.element("y", J), at("inverse", J)));
    body.add(
        BatchLoops.overRows(
            List.of(
                y.begin("y"),
                over(
                    "i",
                    Loops.let("a", Exprs.mul(y.element("y", I), at("inverse", I))),
                    over("j", new Store("mixed", ij, Exprs.add(at("mixed", ij), product)))))));
    body.add(over("j", new Store("mixed", J.times(size + 1), Exprs.ZERO)));
    body.add(over("j", new Store("along", J, Exprs.ZERO)));
    body.add(new Variable(Precision.DOUBLE, "sum", Exprs.ZERO));
    Expr scale = Exprs.mul(at("inverse", I), at("inverse", J));
    body.add(
        over(
            "i",
            over(
                "j",
                Loops.let("c", at("mixed", ij)),
                new Assign("sum", Exprs.add(SUM, Exprs.abs(C))),
                new Store("along", J, Exprs.add(at("along", J), Exprs.abs(C))),
                new Store("mixed", ij, Exprs.mul(Exprs.mul(pull, Exprs.sign(C)), scale)))));
    Expr ownSquare = Exprs.square(at("inverse", J));
    body.add(
        over(
            "j",
            new Store(
                "mixed",
                J.times(size + 1),
                Exprs.neg(Exprs.mul(Exprs.mul(pull, at("along", J)), ownSquare)))));
    body.add(setPenalty(number, Exprs.div(Exprs.mul(Exprs.number(factor / pairs), SUM), ROWS)));
    List<Formal> formals = new ArrayList<>(List.of(new Formal(batch.matrix(), "y")));
    List.of("inverse", "along", "mixed").forEach(array -> formals.add(Loops.vector(array)));
    return measure(name, comment, formals, body);
  }

  /** The procedure {@code (dy, y, dx, mixed, from, to)}, or without dy where there is none. */
  public Procedure ofUnitsBack(String name, List<String> comment, Optional<String> dy) {
    return batch.mixedBack(name, comment, dy, List.of("mixed"), batch.access().element("y", I));
  }

  /**
   * The procedure {@code (y, other, penalties, rows)}, which sets the penalty of that number; both
   * matrices are the activity. A batch of one row has none.
   */
  public Procedure ofRows(String name, List<String> comment, int number) {
    List<Statement> row = new ArrayList<>(List.of(batch.access().begin("y")));
    row.addAll(inverseOf("y", "own"));
    row.add(
        overOthers(
            Loops.ZERO, Index.of("n"), List.of(new Assign("sum", Exprs.add(SUM, Exprs.abs(C))))));
    List<Statement> body = new ArrayList<>();
    body.add(new Variable(Precision.DOUBLE, "sum", Exprs.ZERO));
    body.add(BatchLoops.overRows(row));
    body.add(setPenalty(number, Exprs.mul(pull(), SUM)));
    List<Formal> formals = new ArrayList<>();
    List.of("y", "other").forEach(matrix -> formals.add(new Formal(batch.matrix(), matrix)));
    return measure(name, comment, formals, body);
  }

  /** The procedure {@code (dy, y, other, dx, rows, from, to)}, perhaps without dy. */
  public Procedure ofRowsBack(String name, List<String> comment, Optional<String> dy) {
    RowAccess access = batch.access();
    List<Statement> row = new ArrayList<>();
    dy.ifPresent(d -> row.add(access.begin(d)));
    row.add(access.begin("y"));
    row.add(access.begin("dx"));
    row.addAll(inverseOf("y", "own"));
    Expr own = Exprs.variable("own");
    row.add(Loops.let("scale", Exprs.mul(pull(), own)));
    row.add(new Variable(Precision.ELEMENT, "along", Exprs.ZERO));
    // dx may be dy's own matrix: each element is read before it is written.
    Expr before = dy.map(d -> access.element(d, J)).orElse(Exprs.ZERO);
    row.add(over("j", access.store("dx", J, before)));
    Expr pulled = Exprs.mul(Exprs.variable("pull"), access.element("other", J));
    Expr unit = Exprs.mul(Exprs.sign(C), Exprs.variable("its"));
    List<Statement> pull =
        List.of(
            new Assign("along", Exprs.add(ALONG, Exprs.abs(C))),
            Loops.let("pull", Exprs.mul(unit, Exprs.variable("scale"))),
            over("j", access.store("dx", J, Exprs.add(access.element("dx", J), pulled))));
    row.add(overOthers(Loops.ZERO, Index.of("n"), pull));
    row.add(overOthers(Index.of("n").plus(1), Index.of("rows"), pull));
    row.add(Loops.let("back", Exprs.mul(Exprs.mul(ALONG, own), Exprs.variable("scale"))));
    Expr less = Exprs.mul(Exprs.variable("back"), access.element("y", J));
    row.add(over("j", access.store("dx", J, Exprs.sub(access.element("dx", J), less))));
    List<Formal> formals = new ArrayList<>();
    dy.ifPresent(d -> formals.add(new Formal(batch.matrix(), d)));
    List.of("y", "other", "dx").forEach(m -> formals.add(new Formal(batch.matrix(), m)));
    formals.add(Loops.whole("rows"));
    formals.addAll(Loops.ROWS);
    return new Procedure(
        name, Procedure.Place.SHARED, comment, formals, List.of(Loop.overRows(row)));
  }

  /** Twice the factor over the pairs of rows and over the rows, which may be many. */
  private Expr pull() {
    Expr pull = Exprs.div(Exprs.number(2 * factor), ROWS);
    Expr ofPairs = Exprs.div(Exprs.div(pull, ROWS), Exprs.sub(ROWS, Exprs.ONE));
    return Exprs.select(ROWS, Relation.AT_MOST, Exprs.ONE, Exprs.ZERO, ofPairs);
  }

  /** Sets {@code c} to the cosine between row n and each of some others, then does more. */
  private Statement overOthers(Index from, Index to, List<Statement> more) {
    RowAccess access = batch.access();
    List<Statement> body = new ArrayList<>(List.of(access.begin("other", Index.of("m"))));
    body.addAll(inverseOf("other", "its"));
    Expr product = Exprs.mul(access.element("y", J), access.element("other", J));
    body.add(new Variable(Precision.ELEMENT, "product", Exprs.ZERO));
    body.add(over("j", new Assign("product", Exprs.add(Exprs.variable("product"), product))));
    Expr lengths = Exprs.mul(Exprs.variable("own"), Exprs.variable("its"));
    body.add(Loops.let("c", Exprs.mul(Exprs.variable("product"), lengths)));
    body.addAll(more);
    return Loop.whole("m", Optional.of(from), to, Loops.ONE, body);
  }

  /** Sets a number to one over the length of the row that has begun. */
  private List<Statement> inverseOf(String matrix, String name) {
    String square = name + "Square";
    Expr element = batch.access().element(matrix, J);
    return List.of(
        new Variable(Precision.ELEMENT, square, Exprs.ZERO),
        over("j", new Assign(square, Exprs.add(Exprs.variable(square), Exprs.square(element)))),
        Loops.let(name, inverse(Exprs.variable(square))));
  }

  private static Expr inverse(Expr square) {
    return Exprs.div(Exprs.ONE, AngleLoops.length(square));
  }

  private Statement over(String index, Statement... body) {
    return Loop.over(index, size, List.of(body));
  }

  private static Statement setPenalty(int number, Expr value) {
    return new Store("penalties", Index.of(number), value);
  }

  private static Procedure measure(
      String name, List<String> comment, List<Formal> formals, List<Statement> body) {
    formals.add(new Formal(Kind.DOUBLES, "penalties"));
    formals.add(Loops.whole("rows"));
    return new Procedure(name, Procedure.Place.SHARED, comment, formals, body);
  }
}
