package dev.bowline.plan.shape;

import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Procedure.Formal;
import dev.bowline.plan.loop.Procedure.Kind;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a procedure for row steps is given, in the order of its parameters.
 *
 * @param arrays the matrices of elements
 * @param hidden those of them that need not be written, and are no parameters then
 * @param results the arrays of one number for each row
 * @param numbers numbers of the element type, such as {@code share}
 * @param keys the keys of random numbers
 */
public record RowProcedure(
    String name,
    List<String> comment,
    List<String> arrays,
    Set<String> hidden,
    List<String> results,
    List<String> numbers,
    List<String> keys,
    List<RowStep> steps) {
  /** The arrays that are parameters. */
  List<String> shown() {
    return arrays.stream().filter(array -> !hidden.contains(array)).toList();
  }

  Procedure of(Kind matrix, List<Formal> scratch, List<Statement> row) {
    List<Formal> formals = new ArrayList<>();
    shown().forEach(array -> formals.add(new Formal(matrix, array)));
    results.forEach(result -> formals.add(new Formal(Kind.DOUBLES, result)));
    numbers.forEach(number -> formals.add(new Formal(Kind.ELEMENT, number)));
    keys.forEach(key -> formals.add(new Formal(Kind.LONG, key)));
    formals.addAll(scratch);
    formals.addAll(Loops.ROWS);
    return new Procedure(
        name, Procedure.Place.SHARED, comment, formals, List.of(Loop.overRows(row)));
  }
}
