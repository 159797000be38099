package dev.bowline.plan.loop;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks the rules of procedures: a name is declared before it is used and not while another of it
 * is in sight, an index that can be foretold stays inside its row, a called procedure exists and
 * gets as many arguments as it takes.
 */
public final class ProcedureVerifier {
  /** The values that an index can have; unknown where a loop's end is. */
  private record Interval(long low, long high) {}

  private static final Interval UNKNOWN = new Interval(Long.MIN_VALUE, Long.MAX_VALUE);

  private final Procedure procedure;
  private final Map<String, Procedure> others;
  private final List<String> faults = new ArrayList<>();

  private ProcedureVerifier(Procedure procedure, Map<String, Procedure> others) {
    this.procedure = procedure;
    this.others = others;
  }

  /** What is wrong with a procedure; {@code others} are those it may call. */
  public static List<String> faults(Procedure procedure, Map<String, Procedure> others) {
    ProcedureVerifier verifier = new ProcedureVerifier(procedure, others);
    Scope scope = new Scope();
    scope.indexes.put(Procedure.LANES, UNKNOWN);
    scope.lengths.put(Procedure.ZEROS, Integer.MAX_VALUE);
    for (Procedure.Formal formal : procedure.formals()) {
      scope.lengths.put(formal.name(), Integer.MAX_VALUE);
      scope.indexes.put(formal.name(), UNKNOWN);
    }
    verifier.block(procedure.body(), scope);
    return verifier.faults;
  }

  /** What is declared: arrays with their lengths, indexes with their values, numbers. */
  private static final class Scope {
    final Map<String, Integer> lengths = new HashMap<>();
    final Map<String, Interval> indexes = new HashMap<>();
    final Map<String, Boolean> numbers = new HashMap<>();

    Scope inner() {
      Scope inner = new Scope();
      inner.lengths.putAll(lengths);
      inner.indexes.putAll(indexes);
      inner.numbers.putAll(numbers);
      return inner;
    }

    boolean knows(String name) {
      return lengths.containsKey(name) || indexes.containsKey(name) || numbers.containsKey(name);
    }
  }

  private void block(List<Statement> statements, Scope scope) {
    statements.forEach(statement -> check(statement, scope));
  }

  private void check(Statement statement, Scope scope) {
    if (statement instanceof Statement.Loop loop) {
      loop(loop, scope);
    } else if (statement instanceof Statement.IfEqual choice) {
      value(choice.left(), scope);
      value(choice.right(), scope);
      block(choice.then(), scope.inner());
      block(choice.otherwise(), scope.inner());
    } else if (statement instanceof Statement.Counter counter) {
      declare(counter.name(), scope);
      scope.indexes.put(counter.name(), UNKNOWN);
    } else if (statement instanceof Statement.Row row) {
      declare(row.name(), scope);
      value(row.row(), scope);
      scope.lengths.put(row.name(), row.length());
    } else if (statement instanceof Statement.Let let) {
      expression(let.value(), scope);
      declare(let.name(), scope);
      scope.numbers.put(let.name(), false);
    } else if (statement instanceof Statement.Variable variable) {
      expression(variable.value(), scope);
      declare(variable.name(), scope);
      scope.numbers.put(variable.name(), true);
    } else if (statement instanceof Statement.Assign assign) {
      expression(assign.value(), scope);
      if (!scope.numbers.getOrDefault(assign.name(), false)) {
        fault(assign.name() + " is assigned but is no variable");
      }
    } else if (statement instanceof Statement.Store store) {
      element(store.array(), store.index(), scope);
      expression(store.value(), scope);
    } else if (statement instanceof Statement.Draw draw) {
      value(draw.index(), scope);
      declare(draw.name(), scope);
      scope.numbers.put(draw.name(), false);
    } else if (statement instanceof Statement.DrawSides draw) {
      value(draw.index(), scope);
      for (String name : List.of(draw.number(), draw.distance())) {
        declare(name, scope);
        scope.numbers.put(name, false);
      }
    } else if (statement instanceof Statement.Search search) {
      element(search.array(), search.from(), scope);
      element(search.array(), search.from().plus(search.size() - 1), scope);
      search.level().ifPresent(level -> expression(level, scope));
      declare(search.name(), scope);
      scope.numbers.put(search.name(), false);
    } else if (statement instanceof Statement.Invoke invoke) {
      invoke(invoke, scope);
    } else if (statement instanceof Statement.Least least) {
      bound(least.name(), least.left(), least.right(), scope);
    } else if (statement instanceof Statement.Greatest greatest) {
      bound(greatest.name(), greatest.left(), greatest.right(), scope);
    } else if (statement instanceof Statement.StoreLanes store) {
      element(store.array(), store.index(), scope);
      expression(store.value(), scope);
    } else if (statement instanceof Statement.StoreSums sums) {
      element(sums.array(), sums.index(), scope);
      sums.start().ifPresent(start -> element(start.array(), start.index(), scope));
      sums.lanes().forEach(lanes -> expression(new Expr.Variable(lanes), scope));
    } else if (statement instanceof Statement.StoreTurned square) {
      element(square.source(), square.from(), scope);
      value(square.distance(), scope);
      element(square.array(), square.index(), scope);
    } else if (statement instanceof Statement.Copy copy) {
      element(copy.source(), copy.from(), scope);
      element(copy.target(), copy.to(), scope);
      value(copy.count(), scope);
    } else {
      throw new AssertionError(statement);
    }
  }

  private void bound(String name, Index left, Index right, Scope scope) {
    value(left, scope);
    value(right, scope);
    declare(name, scope);
    scope.indexes.put(name, UNKNOWN);
  }

  private void loop(Statement.Loop loop, Scope scope) {
    Interval step = value(loop.step(), scope);
    if (step != UNKNOWN && step.low < 1) {
      fault("loop " + loop.index() + " does not go on");
    }
    Scope inner = scope.inner();
    if (loop.start().isPresent()) {
      declare(loop.index(), inner);
      Interval start = value(loop.start().get(), scope);
      Interval end = value(loop.end(), scope);
      boolean known = start != UNKNOWN && end != UNKNOWN && step != UNKNOWN;
      // The last value is one step's multiple from the first, not always the end less one.
      inner.indexes.put(
          loop.index(),
          known ? new Interval(start.low, last(start.low, end.high, step.low)) : UNKNOWN);
      if (known
          && loop.until() == Statement.Until.WHOLE_STEPS
          && (end.high - start.low) % step.low != 0) {
        fault("loop " + loop.index() + " does not end on a whole step");
      }
    } else if (!scope.indexes.containsKey(loop.index())) {
      fault("loop " + loop.index() + " goes on with an index that is not declared");
    }
    block(loop.body(), inner);
  }

  private static long last(long start, long end, long step) {
    return start + (end - 1 - start) / step * step;
  }

  private void invoke(Statement.Invoke invoke, Scope scope) {
    Procedure called = others.get(invoke.procedure());
    if (called == null) {
      fault("there is no procedure " + invoke.procedure());
    } else if (called.formals().size() != invoke.arguments().size()) {
      fault(invoke.procedure() + " is called with " + invoke.arguments().size() + " arguments");
    }
    for (Statement.Argument argument : invoke.arguments()) {
      if (argument instanceof Statement.Argument.RowOf rowOf) {
        value(rowOf.row(), scope);
      } else if (argument instanceof Statement.Argument.At at) {
        value(at.index(), scope);
      }
    }
  }

  private void declare(String name, Scope scope) {
    if (scope.knows(name)) {
      fault(name + " is declared twice");
    }
  }

  private void expression(Expr expr, Scope scope) {
    if (expr instanceof Expr.Variable variable) {
      boolean ownedByTrainer = procedure.place() == Procedure.Place.TRAINER;
      if (!scope.knows(variable.name()) && !ownedByTrainer) {
        fault(variable.name() + " is not declared");
      }
    } else if (expr instanceof Expr.Element element) {
      element(element.array(), element.index(), scope);
    } else if (expr instanceof Expr.Broadcast broadcast) {
      expression(broadcast.number(), scope);
    } else if (expr instanceof Expr.Within within) {
      expression(within.lanes(), scope);
    } else if (expr instanceof Expr.Across across) {
      expression(new Expr.Variable(across.lanes()), scope);
    } else {
      Exprs.parts(expr).forEach(part -> expression(part, scope));
    }
  }

  private void element(String array, Index index, Scope scope) {
    Interval interval = value(index, scope);
    Integer length = scope.lengths.get(array);
    if (length == null && procedure.place() == Procedure.Place.TRAINER) {
      return;
    }
    if (length == null) {
      fault("array " + array + " is not declared");
    } else if (interval != UNKNOWN && (interval.low < 0 || interval.high >= length)) {
      fault(
          String.format(
              "%s[%d..%d] is outside of %d numbers", array, interval.low, interval.high, length));
    }
  }

  private Interval value(Index index, Scope scope) {
    long low = index.constant();
    long high = index.constant();
    boolean known = true;
    for (Map.Entry<String, Integer> factor : index.factors().entrySet()) {
      Interval interval = scope.indexes.get(factor.getKey());
      if (interval == null && !factor.getKey().endsWith(".length")) {
        fault("index " + factor.getKey() + " is not declared");
      }
      if (interval == null || interval == UNKNOWN) {
        known = false;
      } else {
        low += factor.getValue() * interval.low;
        high += factor.getValue() * interval.high;
      }
    }
    return known ? new Interval(low, high) : UNKNOWN;
  }

  private void fault(String what) {
    faults.add(procedure.name() + ": " + what);
  }
}
