package dev.bowline.plan;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.RowProgram;
import dev.bowline.catalog.RowProgram.Each;
import dev.bowline.catalog.RowProgram.Let;
import dev.bowline.catalog.RowProgram.Reduce;
import dev.bowline.catalog.RowProgram.Reduction;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Exprs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A loss at the end of a network that the rows of a batch have together. Each row gives its part of
 * the sums; one thread adds the parts up, in the order of the rows, and computes what follows from
 * the sums; then each row gets its part of the gradient.
 *
 * @param outcome what the variables of the form stand for
 * @param size the numbers of a row
 * @param metric its number; empty for the loss
 * @param first the number of the first of its sums
 */
record MeasuredBatch(
    Choice<Loss> loss,
    Loss.Form form,
    Map<String, Value> outcome,
    int size,
    OptionalInt metric,
    int first) {
  /** How often the batch's loss counts: once, or by the weights of the rows. */
  private static final String COUNTED = "counted";

  MeasuredBatch {
    boolean sameSums = sums(form.value()).containsAll(sums(form.gradient()));
    if (!sameSums) {
      throw new IllegalArgumentException(loss + ": its gradient takes other sums than its value");
    }
  }

  private static List<Reduce> sums(RowProgram program) {
    List<Reduce> sums = steps(program, Reduce.class);
    if (sums.stream().anyMatch(sum -> sum.reduction() != Reduction.SUM)) {
      throw new IllegalArgumentException("a batch has only sums: " + program);
    }
    return sums;
  }

  private static <S extends RowProgram.Step> List<S> steps(RowProgram program, Class<S> kind) {
    return program.steps().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** How many sums it takes. */
  int sums() {
    return sums(form.value()).size();
  }

  /** Each row's part of the sums. */
  List<RowWork> parts() {
    List<RowWork> works = new ArrayList<>();
    for (Reduce sum : sums(form.value())) {
      RowProgram program = RowProgram.of(sum, new Let(Symbols.LOSS, Exprs.variable(sum.name())));
      works.add(
          new RowWork(
              "measure " + loss.name() + " " + sum.name(),
              List.of("What each row adds to the " + sum.name() + " of " + loss.name() + "."),
              program,
              Programs.read(program, outcome),
              size,
              Optional.empty(),
              Optional.empty(),
              Optional.of(RowWork.Result.ofSum(first + works.size()))));
    }
    return works;
  }

  /** What is computed of the sums. */
  Plan.Whole whole(Names names) {
    Set<Let> steps = new LinkedHashSet<>(steps(form.value(), Let.class));
    boolean isLoss = metric.isEmpty();
    if (isLoss) {
      steps.addAll(steps(form.gradient(), Let.class));
    }
    return new Plan.Whole(
        loss.name() + " of all rows: " + loss.entry().summary() + ", with j in all rows.",
        metric,
        first,
        sums(form.value()).stream().map(Reduce::name).toList(),
        List.copyOf(steps),
        isLoss ? kept(names) : Map.of(),
        isLoss ? Optional.of(field(COUNTED, names)) : Optional.empty());
  }

  /** The loss's derivative. */
  RowWork gradient(Value dx, Names names) {
    RowProgram program = back();
    Map<String, Value> values = Programs.read(program, outcome);
    values.put(Symbols.DX, dx);
    Map<String, String> numbers = kept(names);
    numbers.put(COUNTED, field(COUNTED, names));
    return new RowWork(
            "differentiate " + loss.name(),
            List.of(
                "The derivative of "
                    + loss.name()
                    + " of all rows, times how often the batch's loss counts."),
            program,
            values,
            size,
            Optional.of(Exprs.variable(COUNTED)),
            Optional.empty(),
            Optional.empty())
        .with(numbers);
  }

  private RowProgram back() {
    return new RowProgram(List.copyOf(steps(form.gradient(), Each.class)));
  }

  /** The numbers of the batch that the way back reads, and their fields. */
  private Map<String, String> kept(Names names) {
    Map<String, String> kept = new LinkedHashMap<>();
    Stream.concat(
            sums(form.gradient()).stream().map(Reduce::name),
            steps(form.gradient(), Let.class).stream().map(Let::name))
        .filter(name -> Programs.reads(back(), name))
        .forEach(name -> kept.put(name, field(name, names)));
    return kept;
  }

  private static String field(String number, Names names) {
    return names.of("loss", number);
  }
}
