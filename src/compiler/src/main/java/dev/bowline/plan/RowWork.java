package dev.bowline.plan;

import dev.bowline.catalog.Noise;
import dev.bowline.catalog.RowProgram;
import dev.bowline.catalog.Symbols;
import dev.bowline.expr.Expr;
import dev.bowline.model.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that runs over each row on its own: an activation, a noise, a loss, or the way back
 * through one.
 *
 * @param words its name
 * @param comment what it computes, for people
 * @param program its formulas; what a variable of an element stands for, {@code values} tells
 * @param values by the program's variable, what is read or made
 * @param width how many elements belong together: the row's size, or a divisor of it
 * @param factor what each number that it makes, and its result, is multiplied by; empty for nothing
 * @param draw where the variable {@code r} comes from, if the program has one
 * @param result which array takes the number {@code loss} of each row, if the program sets one
 * @param numbers by variable of the program or the factor, the trainer's fields of numbers that
 *     follow from a whole batch
 * @param slopes the stored numbers that {@link Symbols#ALPHA} stands for, one for each element of a
 *     row; empty if the program has none
 */
record RowWork(
    String words,
    List<String> comment,
    RowProgram program,
    Map<String, Value> values,
    int width,
    Optional<Expr> factor,
    Optional<RandomNumbers> draw,
    Optional<Result> result,
    Map<String, String> numbers,
    Optional<Parameter> slopes)
    implements Op {
  RowWork {
    values = new LinkedHashMap<>(values);
    numbers = new LinkedHashMap<>(numbers);
  }

  /** One of what stands in its rows alone: no slopes, and no numbers of the batch. */
  RowWork(
      String words,
      List<String> comment,
      RowProgram program,
      Map<String, Value> values,
      int width,
      Optional<Expr> factor,
      Optional<RandomNumbers> draw,
      Optional<Result> result) {
    this(words, comment, program, values, width, factor, draw, result, Map.of(), Optional.empty());
  }

  /** The same with numbers of the batch. */
  RowWork with(Map<String, String> ofBatch) {
    return new RowWork(
        words, comment, program, values, width, factor, draw, result, ofBatch, slopes);
  }

  /** The same with slopes, if the program has any. */
  RowWork with(Parameter stored) {
    boolean read = Programs.reads(program, RowSteps.SLOPES);
    return new RowWork(
        words,
        comment,
        program,
        values,
        width,
        factor,
        draw,
        result,
        numbers,
        read ? Optional.of(stored) : Optional.empty());
  }

  /**
   * The random numbers of a noise layer.
   *
   * @param ordinal the layer's number in the model, which their key is made of
   */
  record RandomNumbers(Noise.Draw kind, int ordinal) {}

  /**
   * Which array a row's number goes to, and how.
   *
   * @param number which metric or sum it is, where it is one
   */
  record Result(Array array, int number, Entering entering) {
    static Result ofLoss() {
      return new Result(Array.LOSSES, 0, Entering.SET);
    }

    static Result ofMetric(int number) {
      return new Result(Array.METRICS, number, Entering.SET);
    }

    /** Part of a sum over the whole batch. */
    static Result ofSum(int number) {
      return new Result(Array.SUMS, number, Entering.SET);
    }

    static Result ofPenalty(Entering entering) {
      return new Result(Array.PENALTIES, 0, entering);
    }
  }

  /** The arrays that take a number of each row. */
  enum Array {
    LOSSES,
    METRICS,
    PENALTIES,
    SUMS
  }

  /** Whether a number takes the place of what an array holds. */
  enum Entering {
    SET,
    ADDED
  }

  @Override
  public List<Value> reads() {
    List<Value> reads = new ArrayList<>();
    values.forEach(
        (variable, value) -> {
          if (Programs.reads(program, variable)) {
            reads.add(value);
          }
        });
    return reads;
  }

  @Override
  public List<Value> makes() {
    List<Value> makes = new ArrayList<>();
    values.forEach(
        (variable, value) -> {
          if (Programs.writes(program, variable)) {
            makes.add(value);
          }
        });
    return makes;
  }

  /** The number of elements of a row. */
  int size() {
    return values.values().iterator().next().size();
  }

  @Override
  public boolean mayReplace(Value made, Value read) {
    return new RowGroup(List.of(this)).mayReplace(made, read);
  }
}
