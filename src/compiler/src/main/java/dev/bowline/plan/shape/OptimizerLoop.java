package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.catalog.Optimizer.Each;
import dev.bowline.catalog.Optimizer.Sum;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.expr.Lanes;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Procedure.Kind;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Assign;
import dev.bowline.plan.loop.Statement.Let;
import dev.bowline.plan.loop.Statement.Loop;
import dev.bowline.plan.loop.Statement.Precision;
import dev.bowline.plan.loop.Statement.Store;
import dev.bowline.plan.loop.Statement.StoreLanes;
import dev.bowline.plan.loop.Statement.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One pass of an optimiser over a piece of a tensor.
 *
 * @param name of the procedure
 * @param slots the arrays behind the gradient {@code g} and the tensor {@code w}
 * @param numbers of earlier passes that belong to the tensor
 */
public record OptimizerLoop(
    String name, List<String> comment, Each pass, List<String> slots, List<String> numbers) {
  private static final Index J = Index.of("j");
  private static final Index ELEMENT = Index.of("at").plus("j");

  /**
   * Added to what an optimiser keeps, and taken away again, it leaves nothing of numbers below
   * 1e-33. Those that fade away would otherwise stay denormal for long, and a processor can take
   * ten times longer for such a number.
   */
  private static final Expr SMALL = Exprs.number(1e-25);

  /**
   * The procedure {@code name(g, w, slots..., from, to)}, all arrays with the same indexes; the
   * step's numbers are the trainer's own.
   */
  public Procedure plain() {
    List<Formal> formals = arrays();
    formals.addAll(Loops.ROWS);
    Loop loop = Loops.overPart("j", updates(Precision.ELEMENT, J, J));
    return new Procedure(name, Procedure.Place.TRAINER, comment, formals, List.of(loop));
  }

  /**
   * The procedure {@code name(g, w, slots..., at, count)} for vectors: the gradient's first {@code
   * count} numbers belong to what stands from {@code at} on. What is left over behind the last
   * whole vector goes one by one.
   */
  public Procedure vector() {
    List<Formal> formals = arrays();
    formals.addAll(List.of(Loops.whole("at"), Loops.whole("count")));
    return new Procedure(name, Procedure.Place.TRAINER, comment, formals, vectors(J));
  }

  /**
   * The procedure {@code name(g, w, slots..., sums..., numbers..., at, count, row)} for a gradient
   * that was kept whole, so that all arrays have the same indexes. Each sum goes to its array's
   * place {@code row}. Without sums there is no row.
   */
  public Procedure keptPlain() {
    List<Statement> body = new ArrayList<>();
    if (!pass.updates().isEmpty()) {
      List<Statement> updates = updates(Precision.ELEMENT, ELEMENT, ELEMENT);
      body.add(Loop.whole("j", Optional.of(Loops.ZERO), Index.of("count"), Loops.ONE, updates));
    }
    // A loop of its own for each sum: the JIT compiler makes no vector code of one that also sums.
    for (Sum sum : pass.sums()) {
      body.add(new Variable(Precision.DOUBLE, total(sum), Exprs.ZERO));
      List<Statement> inner = new ArrayList<>();
      Map<String, Expr> known = reads(inner, Precision.ELEMENT, ELEMENT, ELEMENT, of(sum));
      Expr element = Exprs.substitute(sum.element(), known);
      inner.add(new Assign(total(sum), Exprs.add(Exprs.variable(total(sum)), element)));
      body.add(Loop.whole("j", Optional.of(Loops.ZERO), Index.of("count"), Loops.ONE, inner));
      body.add(store(sum));
    }
    return new Procedure(name, Procedure.Place.TRAINER, comment, keptFormals(), body);
  }

  /** The same for vectors. */
  public Procedure keptVector() {
    return new Procedure(name, Procedure.Place.TRAINER, comment, keptFormals(), vectors(ELEMENT));
  }

  private List<Formal> keptFormals() {
    List<Formal> formals = arrays();
    pass.sums().forEach(sum -> formals.add(new Formal(Kind.DOUBLES, sum.name())));
    numbers.forEach(number -> formals.add(new Formal(Kind.ELEMENT, number)));
    formals.addAll(List.of(Loops.whole("at"), Loops.whole("count")));
    if (!pass.sums().isEmpty()) {
      formals.add(Loops.whole("row"));
    }
    return formals;
  }

  private List<Formal> arrays() {
    return new ArrayList<>(names().map(Loops::vector).toList());
  }

  private Stream<String> names() {
    return Stream.concat(Stream.of("g", "w"), slots.stream());
  }

  private List<Statement> vectors(Index g) {
    boolean inLanes =
        Stream.concat(
                pass.updates().stream().map(Update::value), pass.sums().stream().map(Sum::element))
            .allMatch(Lanes::have);
    List<Statement> body = new ArrayList<>(List.of(new Statement.Counter("j", Loops.ZERO)));
    Index count = Index.of("count");
    if (inLanes) {
      for (Sum sum : pass.sums()) {
        body.add(new Variable(Precision.LANES, lanes(sum), Exprs.ZERO));
      }
      List<Statement> inner = updates(Precision.LANES, g, ELEMENT);
      sums(inner, Precision.LANES, g);
      body.add(Loops.goOn("j", count, Loops.LANES, inner));
    }
    for (Sum sum : pass.sums()) {
      Expr first = inLanes ? new Expr.Across(Expr.Function.ADD, lanes(sum)) : Exprs.ZERO;
      body.add(new Let(Precision.ELEMENT, sum.name() + "First", first));
      body.add(new Variable(Precision.ELEMENT, total(sum), Exprs.variable(sum.name() + "First")));
    }
    List<Statement> rest = updates(Precision.ELEMENT, g, ELEMENT);
    sums(rest, Precision.ELEMENT, g);
    body.add(Loops.goOn("j", count, Loops.ONE, rest));
    pass.sums().forEach(sum -> body.add(store(sum)));
    return body;
  }

  private Statement store(Sum sum) {
    return new Store(sum.name(), Index.of("row"), Exprs.variable(total(sum)));
  }

  private static String total(Sum sum) {
    return sum.name() + "Total";
  }

  private static String lanes(Sum sum) {
    return sum.name() + "Lanes";
  }

  private static Set<String> of(Sum sum) {
    return Exprs.variables(sum.element());
  }

  private List<Statement> updates(Precision precision, Index g, Index w) {
    List<Statement> body = new ArrayList<>();
    Set<String> needed = new HashSet<>();
    pass.updates().forEach(update -> needed.addAll(Exprs.variables(update.value())));
    Map<String, Expr> known = reads(body, precision, g, w, needed);
    LaneMath math = new LaneMath(body);
    Set<String> arrays = new HashSet<>(names().toList());
    for (Update update : pass.updates()) {
      String target = update.target();
      boolean array = arrays.contains(target);
      Expr value = Exprs.substitute(update.value(), known);
      String name = array ? target + "New" : target;
      if (slots.contains(target)) {
        value = Exprs.sub(Exprs.add(value, SMALL), SMALL);
      }
      Expr spelled = precision == Precision.LANES ? math.spellOut(value) : value;
      body.add(new Let(precision, name, spelled));
      known.put(target, Exprs.variable(name));
      if (array) {
        Index index = target.equals("g") ? g : w;
        body.add(
            precision == Precision.LANES
                ? new StoreLanes(target, index, Exprs.variable(name))
                : new Store(target, index, Exprs.variable(name)));
      }
    }
    return body;
  }

  /** Adds each sum's element, of what the updates in front have made. */
  private void sums(List<Statement> body, Precision precision, Index g) {
    Map<String, Expr> known = new HashMap<>();
    Set<String> made = new HashSet<>();
    pass.updates().forEach(update -> made.add(update.target()));
    Set<String> read = new HashSet<>();
    pass.updates().forEach(update -> read.addAll(Exprs.variables(update.value())));
    Set<String> unread = new HashSet<>();
    for (Sum sum : pass.sums()) {
      unread.addAll(of(sum));
    }
    unread.removeAll(read);
    unread.removeAll(made);
    known.putAll(reads(body, precision, g, ELEMENT, unread));
    names().filter(made::contains).forEach(n -> known.put(n, Exprs.variable(n + "New")));
    names()
        .filter(n -> read.contains(n) && !made.contains(n))
        .forEach(n -> known.put(n, Exprs.variable(n + "j")));
    LaneMath math = new LaneMath(body);
    for (Sum sum : pass.sums()) {
      Expr element = Exprs.substitute(sum.element(), known);
      String into = precision == Precision.LANES ? lanes(sum) : total(sum);
      Expr spelled = precision == Precision.LANES ? math.spellOut(element) : element;
      body.add(new Assign(into, Exprs.add(Exprs.variable(into), spelled)));
    }
  }

  /** Reads each array that is needed into a variable of its own. */
  private Map<String, Expr> reads(
      List<Statement> body, Precision precision, Index g, Index w, Set<String> needed) {
    Map<String, Expr> known = new HashMap<>();
    names()
        .filter(needed::contains)
        .forEach(
            array -> {
              Index index = array.equals("g") ? g : w;
              body.add(new Let(precision, array + "j", at(array, index)));
              known.put(array, Exprs.variable(array + "j"));
            });
    return known;
  }
}
