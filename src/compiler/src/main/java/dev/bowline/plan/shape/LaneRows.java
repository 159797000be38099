package dev.bowline.plan.shape;

import static dev.bowline.plan.shape.Loops.at;

import dev.bowline.catalog.Noise;
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
import dev.bowline.plan.loop.Statement.StoreLanes;
import dev.bowline.plan.loop.Statement.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Row steps as loops over vectors. As many steps as can be share a loop, in which a number is read
 * once and one that only this loop needs is never written.
 *
 * <p>Rows are as long as whole vectors of the largest kind; what stands behind a row's last element
 * is computed along and never looked at. A sum leaves it out.
 */
public final class LaneRows {
  /** The most lanes of a machine: rows are padded to it, so that every smaller kind fits too. */
  public static final int MOST_LANES = 16;

  private final RowProcedure given;
  private final int size;
  private final int stride;
  private final List<Pass> passes;

  /** The steps of one loop, and those on numbers of the whole row behind it. */
  private record Pass(List<RowStep> loop, List<RowStep> behind) {}

  private LaneRows(RowProcedure given, int size, int stride) {
    this.given = given;
    this.size = size;
    this.stride = stride;
    this.passes = passes(given.steps());
  }

  /** The procedure for rows of {@code size} elements that are {@code stride} apart. */
  public static Procedure procedure(RowProcedure given, int size, int stride) {
    return new LaneRows(given, size, stride).procedure();
  }

  /** A row's length in memory. */
  public static int padded(int size) {
    return (size + MOST_LANES - 1) / MOST_LANES * MOST_LANES;
  }

  /** The arrays that only the loop reads in which they are made. */
  public static Set<String> local(List<RowStep> steps) {
    Set<String> made = new LinkedHashSet<>();
    Set<String> elsewhere = new HashSet<>();
    for (Pass pass : passes(steps)) {
      Set<String> here = new HashSet<>();
      for (RowStep step : pass.loop()) {
        step.variables().stream().filter(v -> !here.contains(v)).forEach(elsewhere::add);
        if (step instanceof RowStep.Each each) {
          here.add(each.array());
          made.add(each.array());
        }
      }
    }
    made.removeAll(elsewhere);
    return made;
  }

  private static List<Pass> passes(List<RowStep> steps) {
    List<Pass> passes = new ArrayList<>();
    List<RowStep> loop = new ArrayList<>();
    List<RowStep> behind = new ArrayList<>();
    Set<String> unknown = new HashSet<>();
    for (RowStep step : steps) {
      boolean ofTheRow = step instanceof RowStep.Let || step instanceof RowStep.Result;
      if (!ofTheRow && step.variables().stream().anyMatch(unknown::contains)) {
        passes.add(new Pass(List.copyOf(loop), List.copyOf(behind)));
        loop.clear();
        behind.clear();
        unknown.clear();
      }
      if (step instanceof RowStep.Reduce reduce) {
        unknown.add(reduce.name());
      } else if (step instanceof RowStep.Let let) {
        unknown.add(let.name());
      }
      (ofTheRow ? behind : loop).add(step);
    }
    passes.add(new Pass(List.copyOf(loop), List.copyOf(behind)));
    return passes;
  }

  private Procedure procedure() {
    List<Statement> row = new ArrayList<>();
    for (String array : given.shown()) {
      row.add(new Statement.Counter(array + "N", Index.of("n").times(stride)));
    }
    for (int i = 0; i < passes.size(); i++) {
      row.addAll(pass(passes.get(i), "j" + i));
    }
    return given.of(Kind.VECTOR, List.of(), row);
  }

  private List<Statement> pass(Pass pass, String j) {
    List<Statement> statements = new ArrayList<>();
    boolean reduces = false;
    for (RowStep step : pass.loop()) {
      if (step instanceof RowStep.Reduce reduce) {
        statements.add(new Variable(Precision.LANES, lanes(reduce), Exprs.number(first(reduce))));
        reduces = true;
      }
    }
    if (!pass.loop().isEmpty()) {
      if (reduces && size % MOST_LANES != 0) {
        statements.add(new Statement.Counter(j, Loops.ZERO));
        statements.add(
            Loops.goOn(j, Index.of(size), Loops.LANES, body(pass, Index.of(j), Reach.INSIDE)));
        statements.add(
            new Loop(
                j,
                Optional.empty(),
                Index.of(size),
                Loops.LANES,
                Statement.Until.REACHED,
                body(pass, Index.of(j), Reach.BEYOND)));
      } else {
        statements.add(
            Loop.whole(
                j,
                Optional.of(Loops.ZERO),
                Index.of(padded(size)),
                Loops.LANES,
                body(pass, Index.of(j), Reach.INSIDE)));
      }
    }
    for (RowStep step : pass.loop()) {
      if (step instanceof RowStep.Reduce reduce) {
        Expr.Function function =
            reduce.reduction() == Reduction.SUM ? Expr.Function.ADD : Expr.Function.MAX;
        statements.add(
            new Let(Precision.ELEMENT, reduce.name(), new Expr.Across(function, lanes(reduce))));
      }
    }
    for (RowStep step : pass.behind()) {
      if (step instanceof RowStep.Let let) {
        statements.add(new Let(Precision.ELEMENT, let.name(), let.value()));
      } else if (step instanceof RowStep.Result result) {
        statements.add(new Store(result.array(), Index.of("n"), result.value()));
      }
    }
    return statements;
  }

  /** Whether a vector may reach beyond the row's last element. */
  private enum Reach {
    INSIDE,
    BEYOND
  }

  private List<Statement> body(Pass pass, Index j, Reach reach) {
    List<Statement> body = new ArrayList<>();
    Map<String, Expr> known = new HashMap<>();
    LaneMath math =
        LaneMath.of(pass.loop().stream().flatMap(step -> step.formula().stream()), body);
    for (RowStep step : pass.loop()) {
      for (String variable : step.variables()) {
        if (given.arrays().contains(variable) && !known.containsKey(variable)) {
          known.put(variable, let(body, variable + "J", at(variable, place(variable, j))));
        } else if (given.vectors().contains(variable) && !known.containsKey(variable)) {
          known.put(variable, let(body, variable + "J", at(variable, j)));
        }
      }
      if (step instanceof RowStep.Each each) {
        String name = each.array() + (known.containsKey(each.array()) ? "New" : "J");
        Expr value = let(body, name, math.spellOut(Exprs.substitute(each.value(), known)));
        known.put(each.array(), value);
        if (!given.hidden().contains(each.array())) {
          body.add(new StoreLanes(each.array(), place(each.array(), j), value));
        }
      } else if (step instanceof RowStep.Reduce reduce) {
        body.add(reduce(reduce, known, math, reach));
      } else if (step instanceof RowStep.Draw draw) {
        Index index = Index.of("n").times(size).plus(j);
        if (draw.kind() == Noise.Draw.NORMAL) {
          String number = draw.name() + "Number";
          String distance = draw.name() + "Distance";
          body.add(new Statement.DrawSides(number, distance, draw.key(), index));
          Expr normal = math.normal(Exprs.variable(number), Exprs.variable(distance));
          body.add(new Let(Precision.LANES, draw.name(), normal));
        } else {
          body.add(
              new Statement.Draw(Precision.LANES, draw.name(), draw.kind(), draw.key(), index));
        }
      }
    }
    return body;
  }

  private Statement reduce(
      RowStep.Reduce reduce, Map<String, Expr> known, LaneMath math, Reach reach) {
    Expr term = math.spellOut(Exprs.substitute(reduce.element(), known));
    Expr counted = reach == Reach.BEYOND ? new Expr.Within(term, size, first(reduce)) : term;
    Expr so = Exprs.variable(lanes(reduce));
    return new Assign(
        lanes(reduce),
        reduce.reduction() == Reduction.SUM ? Exprs.add(so, counted) : Exprs.max(so, counted));
  }

  private static Expr let(List<Statement> body, String name, Expr value) {
    body.add(new Let(Precision.LANES, name, value));
    return Exprs.variable(name);
  }

  private static Index place(String array, Index j) {
    return j.plus(array + "N");
  }

  private static String lanes(RowStep.Reduce reduce) {
    return reduce.name() + "Lanes";
  }

  private static double first(RowStep.Reduce reduce) {
    return reduce.reduction() == Reduction.SUM ? 0 : Double.NEGATIVE_INFINITY;
  }
}
