package dev.bowline.plan;

import dev.bowline.catalog.RowProgram;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.shape.RowProcedure;
import dev.bowline.plan.shape.RowStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps of a group of row programs, with a name for everything they touch. */
final class RowSteps {
  /** One over the rows of the batch. */
  static final String SHARE = "share";

  private final RowGroup group;
  private final Names names;
  private final Map<Value, String> arrays = new LinkedHashMap<>();
  private final Map<String, RowWork.Result> results = new LinkedHashMap<>();
  private final Map<String, Integer> keys = new LinkedHashMap<>();
  private final Set<String> numbers = new LinkedHashSet<>();
  private final Map<String, String> fields = new HashMap<>();
  private final List<RowStep> steps = new ArrayList<>();

  RowSteps(RowGroup group) {
    this.group = group;
    this.names = new Names(reserved(group));
    boolean alone = group.works().size() == 1;
    for (RowWork work : group.works()) {
      work.values()
          .forEach(
              (variable, value) ->
                  arrays.computeIfAbsent(value, v -> alone ? variable : names.of(v.name())));
    }
    for (int i = 0; i < group.works().size(); i++) {
      add(group.works().get(i), alone ? "" : suffix(i));
    }
  }

  private static List<String> reserved(RowGroup group) {
    List<String> words = new ArrayList<>(Reserved.words());
    group.works().forEach(work -> work.result().map(RowSteps::array).ifPresent(words::add));
    return words;
  }

  /** From ten on set off: a sum's parts are numbered too, and the 1st's are to differ from it. */
  private static String suffix(int number) {
    return (number < 10 ? "" : "_") + number;
  }

  List<RowStep> steps() {
    return steps;
  }

  /** What the procedure is given and does. */
  RowProcedure procedure(String name) {
    List<String> comment = new ArrayList<>();
    group.works().forEach(work -> comment.addAll(work.comment()));
    return new RowProcedure(
        name,
        comment,
        List.copyOf(arrays.values()),
        Set.copyOf(group.hidden().stream().map(arrays::get).toList()),
        List.copyOf(results.keySet()),
        numbers.stream().filter(number -> !RowProcedure.isPerRow(number)).toList(),
        numbers.stream().filter(RowProcedure::isPerRow).toList(),
        List.copyOf(keys.keySet()),
        steps);
  }

  /** The values whose arrays are parameters, in their order. */
  List<Value> shown() {
    return arrays.keySet().stream().filter(value -> !group.hidden().contains(value)).toList();
  }

  /** Where the results go, in the order of the parameters. */
  List<RowWork.Result> results() {
    return List.copyOf(results.values());
  }

  /** The numbers of the element type, in the order of the parameters. */
  List<Plan.Operand> numbers() {
    List<Plan.Operand> operands = new ArrayList<>();
    for (String number : numbers) {
      if (number.equals(SHARE)) {
        operands.add(new Plan.OfShare());
      } else if (!RowProcedure.isPerRow(number)) {
        operands.add(new Plan.OfNumber(fields.get(number)));
      }
    }
    return operands;
  }

  /** Whether it multiplies with what each row counts in the batch's loss. */
  boolean takesShares() {
    return numbers.contains(RowProcedure.ROW_SHARE);
  }

  /** The noise layers whose random numbers are drawn. */
  List<Integer> noises() {
    return List.copyOf(keys.values());
  }

  /** The values behind some names of arrays. */
  Set<Value> values(Set<String> names) {
    Set<Value> values = new LinkedHashSet<>();
    arrays.forEach(
        (value, name) -> {
          if (names.contains(name)) {
            values.add(value);
          }
        });
    return values;
  }

  private void add(RowWork work, String suffix) {
    Map<String, Expr> known = new HashMap<>();
    work.values()
        .forEach((variable, value) -> known.put(variable, Exprs.variable(arrays.get(value))));
    known.put("size", Exprs.number(work.width()));
    work.draw()
        .ifPresent(
            draw -> {
              String random = "r" + suffix;
              String key = "key" + suffix;
              keys.put(key, draw.ordinal());
              steps.add(new RowStep.Draw(random, draw.kind(), key));
              known.put("r", Exprs.variable(random));
            });
    work.numbers()
        .forEach(
            (variable, field) -> {
              String name = number(variable, suffix);
              known.put(variable, Exprs.variable(name));
              numbers.add(name);
              fields.put(name, field);
            });
    Optional<Expr> factor = work.factor().map(expr -> Exprs.substitute(expr, known));
    factor.ifPresent(expr -> numbers.addAll(Exprs.variables(expr)));
    if (Programs.reads(work.program(), SHARE)) {
      numbers.add(SHARE);
    }
    for (RowProgram.Step step : work.program().steps()) {
      if (step instanceof RowProgram.Search search) {
        String name = number(search.name(), suffix);
        known.put(search.name(), Exprs.variable(name));
        steps.add(search(search, name, known));
        continue;
      }
      Expr value = Exprs.substitute(step.formulas().get(0), known);
      if (step instanceof RowProgram.Reduce reduce) {
        String name = number(reduce.name(), suffix);
        known.put(reduce.name(), Exprs.variable(name));
        steps.add(new RowStep.Reduce(name, reduce.reduction(), value));
      } else if (step instanceof RowProgram.Let let) {
        String name = number(let.name(), suffix);
        known.put(let.name(), Exprs.variable(name));
        steps.add(new RowStep.Let(name, value));
      } else if (step instanceof RowProgram.Each each) {
        String array = arrays.get(work.values().get(each.target()));
        steps.add(new RowStep.Each(array, scaled(factor, value)));
      } else {
        throw new AssertionError(step);
      }
    }
    work.result()
        .ifPresent(
            result -> {
              String array = array(result);
              results.put(array, result);
              Expr value = scaled(factor, known.get("loss"));
              boolean added = result.entering() == RowWork.Entering.ADDED;
              Expr before = Exprs.element(array, Index.of("n"));
              steps.add(new RowStep.Result(array, added ? Exprs.add(before, value) : value));
            });
  }

  private static String array(RowWork.Result result) {
    return switch (result.array()) {
      case LOSSES -> "losses";
      case METRICS -> "metric" + result.number();
      case PENALTIES -> "rowPenalties";
      case SUMS -> "rowSum" + result.number();
    };
  }

  /** A layer may be called so too; but no array's name has an underscore inside. */
  private String number(String name, String suffix) {
    boolean taken = arrays.values().stream().anyMatch(array -> array.startsWith(name + suffix));
    return taken ? name + "_of" + suffix : name + suffix;
  }

  private static RowStep search(RowProgram.Search search, String name, Map<String, Expr> known) {
    Expr.Variable array = (Expr.Variable) Exprs.substitute(search.row(), known);
    return new RowStep.Search(
        name,
        search.sought(),
        array.name(),
        search.count(),
        search.level().map(level -> Exprs.substitute(level, known)));
  }

  private static Expr scaled(Optional<Expr> factor, Expr value) {
    return factor.map(expr -> Exprs.mul(expr, value)).orElse(value);
  }
}
