package dev.bowline.plan.shape;

import dev.bowline.expr.Index;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Procedure.Kind;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a procedure for row steps is given, in the order of its parameters.
 *
 * @param arrays the matrices of elements
 * @param hidden those of them that need not be written, and are no parameters then
 * @param vectors arrays with a number for each element of a row, the same for all rows
 * @param results the arrays of one number for each row
 * @param numbers numbers of the element type, such as {@code share}
 * @param perRow numbers of each row, see {@link #isPerRow}
 * @param keys the keys of random numbers
 */
public record RowProcedure(
    String name,
    List<String> comment,
    List<String> arrays,
    Set<String> hidden,
    List<String> vectors,
    List<String> results,
    List<String> numbers,
    List<String> perRow,
    List<String> keys,
    List<RowStep> steps) {
  /** What a row counts in the batch's loss: for a mean, one over the batch's rows. */
  public static final String ROW_SHARE = "rowShare";

  /** The array of it. */
  public static final String SHARES = "shares";

  private static final Map<String, String> ARRAYS = Map.of(ROW_SHARE, SHARES);

  /** Whether a number is one of each row, and comes from an array. */
  public static boolean isPerRow(String number) {
    return ARRAYS.containsKey(number);
  }

  /** The arrays that are parameters. */
  List<String> shown() {
    return arrays.stream().filter(array -> !hidden.contains(array)).toList();
  }

  Procedure of(Kind matrix, List<Formal> scratch, List<Statement> row) {
    List<Formal> formals = new ArrayList<>();
    shown().forEach(array -> formals.add(new Formal(matrix, array)));
    vectors.forEach(vector -> formals.add(Loops.vector(vector)));
    results.forEach(result -> formals.add(new Formal(Kind.DOUBLES, result)));
    numbers.forEach(number -> formals.add(new Formal(Kind.ELEMENT, number)));
    perRow.forEach(number -> formals.add(new Formal(Kind.DOUBLES, ARRAYS.get(number))));
    keys.forEach(key -> formals.add(new Formal(Kind.LONG, key)));
    formals.addAll(scratch);
    formals.addAll(Loops.ROWS);
    List<Statement> body = new ArrayList<>();
    for (String number : perRow) {
      body.add(Loops.let(number, Loops.at(ARRAYS.get(number), Index.of("n"))));
    }
    body.addAll(row);
    return new Procedure(
        name, Procedure.Place.SHARED, comment, formals, List.of(Loop.overRows(body)));
  }
}
