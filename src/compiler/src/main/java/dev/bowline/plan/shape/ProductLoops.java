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
import dev.bowline.plan.loop.Statement.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * The products of matrices that turn a gradient into about its nearest orthogonal matrix (a Newton
 * and Schulz iteration of degree five; Jordan, Muon, 2024), on a matrix {@code X} that is at least
 * as high as it is wide: the gradient, or its transpose.
 *
 * @param rows of {@code X}
 * @param columns of {@code X}
 * @param transposes whether {@code X} is the gradient's transpose
 */
public record ProductLoops(int rows, int columns, boolean transposes) {
  /** So many rows of a product are made at once: what they read of the right factor is shared. */
  public static final int TILE = 2;

  /** So many terms are added to an element at once: each saves reading and writing it. */
  private static final int TERMS = 4;

  private static final Index J = Index.of("j");

  /** For a gradient of so many rows and columns. */
  public static ProductLoops of(int rows, int columns) {
    return rows < columns
        ? new ProductLoops(columns, rows, true)
        : new ProductLoops(rows, columns, false);
  }

  /** The procedure {@code (g, x, shrink, from, to)}: {@code X}, by its rows. */
  public Procedure load(String name) {
    Index source = transposes ? J.times(rows).plus("i") : place();
    Expr value = Exprs.mul(Exprs.variable("shrink"), at("g", source));
    return new Procedure(
        name,
        Procedure.Place.SHARED,
        List.of(transposes ? "X = (shrink g) transposed." : "X = shrink g."),
        List.of(
            Loops.vector("g"),
            Loops.vector("x"),
            new Formal(Kind.ELEMENT, "shrink"),
            Loops.ROWS.get(0),
            Loops.ROWS.get(1)),
        List.of(byRow(Loop.over("j", columns, List.of(new Store("x", place(), value))))));
  }

  /** The procedure {@code (x, g, from, to)}: the gradient, by its rows. */
  public Procedure store(String name) {
    int width = transposes ? rows : columns;
    Index target = Index.of("i").times(width).plus(J);
    Index source = transposes ? J.times(columns).plus("i") : target;
    return new Procedure(
        name,
        Procedure.Place.SHARED,
        List.of(transposes ? "g = X transposed." : "g = X."),
        List.of(Loops.vector("x"), Loops.vector("g"), Loops.ROWS.get(0), Loops.ROWS.get(1)),
        List.of(byRow(Loop.over("j", width, List.of(new Store("g", target, at("x", source)))))));
  }

  /** The procedure {@code (x, a, from, to)}: {@code A = X^T X}, by its rows. */
  public Procedure products(String name) {
    return product(name, "A = X^T X.", List.of("x", "a"), new Product(rows, "x", "x", "a", 1, 0));
  }

  /** The procedure {@code (a, mixed, from, to)}: {@code B = b A + c A A}, by its rows. */
  public Procedure mix(String name, double b, double c) {
    Product product = new Product(columns, "a", "a", "mixed", c, b);
    return product(name, "B = b A + c A A.", List.of("a", "mixed"), product);
  }

  /** The procedure {@code (x, mixed, turned, from, to)}: {@code a X + X B}, by its rows. */
  public Procedure turn(String name, double a) {
    Product product = new Product(columns, "x", "mixed", "turned", 1, a);
    return product(name, "a X + X B.", List.of("x", "mixed", "turned"), product);
  }

  /**
   * {@code out = first left + factor left right}; without a first, it is the left's transpose that
   * is multiplied.
   *
   * @param terms how many terms each sum has
   */
  private record Product(
      int terms, String left, String right, String out, double factor, double first) {}

  private Procedure product(String name, String comment, List<String> arrays, Product product) {
    List<Formal> formals = new ArrayList<>(arrays.stream().map(Loops::vector).toList());
    formals.addAll(Loops.ROWS);
    List<Statement> body =
        Loops.tiles("i", Index.of("from"), "to", TILE, tile -> rowsOf(tile, product));
    return new Procedure(name, Procedure.Place.SHARED, List.of(comment), formals, body);
  }

  private List<Statement> rowsOf(int tile, Product product) {
    List<Statement> start = new ArrayList<>();
    for (int r = 0; r < tile; r++) {
      Expr left = at(product.left(), place(r));
      Expr first =
          product.first() == 0 ? Exprs.ZERO : Exprs.mul(Exprs.number(product.first()), left);
      start.add(new Store(product.out(), place(r), first));
    }
    List<Statement> body = new ArrayList<>(List.of(Loop.over("j", columns, start)));
    body.addAll(
        Loops.tiled("k", product.terms(), TERMS, (k, width) -> termsOf(tile, k, width, product)));
    return body;
  }

  private List<Statement> termsOf(int tile, Index k, int width, Product product) {
    List<Statement> body = new ArrayList<>();
    for (int r = 0; r < tile; r++) {
      for (int t = 0; t < width; t++) {
        Index i = Index.of("i").plus(r);
        Index of =
            product.first() == 0
                ? k.plus(t).times(columns).plus(i)
                : i.times(columns).plus(k).plus(t);
        Expr factor = Exprs.number(product.factor());
        body.add(Loops.let("l" + r + t, Exprs.mul(factor, at(product.left(), of))));
      }
    }
    List<Statement> inner = new ArrayList<>();
    for (int t = 0; t < width; t++) {
      inner.add(Loops.let("r" + t, at(product.right(), k.plus(t).times(columns).plus(J))));
    }
    for (int r = 0; r < tile; r++) {
      Expr sum = at(product.out(), place(r));
      for (int t = 0; t < width; t++) {
        Expr left = Exprs.variable("l" + r + t);
        sum = Exprs.add(sum, Exprs.mul(left, Exprs.variable("r" + t)));
      }
      inner.add(Loops.let("sum" + r, sum));
    }
    for (int r = 0; r < tile; r++) {
      inner.add(new Store(product.out(), place(r), Exprs.variable("sum" + r)));
    }
    body.add(Loop.over("j", columns, inner));
    return body;
  }

  private Index place() {
    return place(0);
  }

  private Index place(int row) {
    return Index.of("i").plus(row).times(columns).plus(J);
  }

  private static Loop byRow(Statement body) {
    return Loops.overPart("i", List.of(body));
  }
}
