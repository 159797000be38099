package dev.bowline.plan.shape;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Procedure.Kind;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Argument;
import dev.bowline.plan.loop.Statement.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What several shapes have in common. */
final class Loops {
  static final Index ZERO = Index.of(0);
  static final Index ONE = Index.of(1);

  /** The number of a vector's lanes. */
  static final Index LANES = Index.of(Procedure.LANES);

  /** The batch rows that a shared procedure works on. */
  static final List<Formal> ROWS =
      List.of(new Formal(Kind.INT, "from"), new Formal(Kind.INT, "to"));

  private Loops() {}

  /** Loops {@code index} from 0 to a constant in steps, then the rest in one smaller step. */
  static List<Statement> tiled(String index, int end, int step, BodyAt body) {
    List<Statement> loops = new ArrayList<>();
    int whole = end / step * step;
    if (whole > 0) {
      loops.add(
          Loop.whole(
              index,
              Optional.of(ZERO),
              Index.of(whole),
              Index.of(step),
              body.at(Index.of(index), step)));
    }
    if (whole < end) {
      loops.addAll(body.at(Index.of(whole), end - whole));
    }
    return loops;
  }

  /** Loops a declared index on to a variable end in steps of {@code tile}, then one by one. */
  static List<Statement> tiles(
      String index, Index start, String end, int tile, IntFunction<List<Statement>> body) {
    List<Statement> loops = new ArrayList<>();
    loops.add(new Statement.Counter(index, start));
    for (int step : tile == 1 ? new int[] {1} : new int[] {tile, 1}) {
      loops.add(goOn(index, Index.of(end), Index.of(step), body.apply(step)));
    }
    return loops;
  }

  /** A loop over a caller's part: from from to to, one by one. */
  static Loop overPart(String index, List<Statement> body) {
    return Loop.whole(index, Optional.of(Index.of("from")), Index.of("to"), ONE, body);
  }

  /** A loop over whole steps that goes on with an index that was declared before. */
  static Loop goOn(String index, Index end, Index step, List<Statement> body) {
    return Loop.whole(index, Optional.empty(), end, step, body);
  }

  /** The body of a tile of {@code width} that starts at an index. */
  interface BodyAt {
    List<Statement> at(Index start, int width);
  }

  /** Names rows {@code name0 = matrix[start]}, {@code name1 = matrix[start + 1]} and so on. */
  static List<Statement> rows(String name, String matrix, Index start, int count, int length) {
    List<Statement> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new Statement.Row(name + i, matrix, start.plus(i), length));
    }
    return rows;
  }

  /** Reads {@code name0 = row0[j]}, {@code name1 = row1[j]} and so on. */
  static List<Statement> elements(String name, String row, int count) {
    List<Statement> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      elements.add(let(name + i, at(row + i, Index.of("j"))));
    }
    return elements;
  }

  static Expr at(String array, Index index) {
    return Exprs.element(array, index);
  }

  static Statement let(String name, Expr value) {
    return new Statement.Let(Statement.Precision.ELEMENT, name, value);
  }

  static Formal matrix(String name) {
    return new Formal(Kind.MATRIX, name);
  }

  static Formal vector(String name) {
    return new Formal(Kind.VECTOR, name);
  }

  static Formal whole(String name) {
    return new Formal(Kind.INT, name);
  }

  /** Arrays or numbers of these names. */
  static List<Argument> named(Stream<String> names) {
    return names.<Argument>map(Argument.Named::new).toList();
  }

  static Argument named(String name) {
    return new Argument.Named(name);
  }

  static Argument number(Index index) {
    return new Argument.At(index);
  }
}
