package dev.bowline.catalog;

import dev.bowline.expr.Evaluator;
import dev.bowline.expr.Expr;
import dev.bowline.runtime.spi.RowSearch;
import java.util.HashMap;
import java.util.Map;

/** Runs a row program on one row, in double. */
final class RowRunner {
  private final Map<String, double[]> arrays = new HashMap<>();
  private final Map<String, Double> numbers = new HashMap<>();
  private final int width;

  RowRunner(int width) {
    this.width = width;
    numbers.put("size", (double) width);
  }

  RowRunner with(String variable, double[] row) {
    arrays.put(variable, row);
    return this;
  }

  RowRunner run(RowProgram program) {
    program.steps().forEach(this::step);
    return this;
  }

  double[] row(String variable) {
    return arrays.get(variable);
  }

  double number(String variable) {
    return numbers.get(variable);
  }

  private void step(RowProgram.Step step) {
    if (step instanceof RowProgram.Each each) {
      double[] made = new double[width];
      for (int j = 0; j < width; j++) {
        made[j] = at(each.value(), j);
      }
      arrays.put(each.target(), made);
    } else if (step instanceof RowProgram.Reduce reduce) {
      boolean sum = reduce.reduction() == RowProgram.Reduction.SUM;
      double all = sum ? 0 : Double.NEGATIVE_INFINITY;
      for (int j = 0; j < width; j++) {
        double element = at(reduce.element(), j);
        all = sum ? all + element : Math.max(all, element);
      }
      numbers.put(reduce.name(), all);
    } else if (step instanceof RowProgram.Let let) {
      numbers.put(let.name(), Evaluator.evaluate(let.value(), numbers));
    } else if (step instanceof RowProgram.Search search) {
      numbers.put(search.name(), search(search));
    } else {
      throw new AssertionError(step);
    }
  }

  private double at(Expr value, int j) {
    Map<String, Double> known = new HashMap<>(numbers);
    arrays.forEach((variable, row) -> known.put(variable, row[j]));
    known.put("place", (double) j);
    return Evaluator.evaluate(value, known);
  }

  private double search(RowProgram.Search search) {
    double[] row = arrays.get(((Expr.Variable) search.row()).name());
    return switch (search.sought()) {
      case KTH_LARGEST -> RowSearch.kthLargest(row, 0, width, search.count(), new double[width]);
      case KTH_PLACE ->
          RowSearch.kthPlace(
              row,
              0,
              width,
              search.count(),
              Evaluator.evaluate(search.level().orElseThrow(), numbers));
      case SIMPLEX_LEVEL -> RowSearch.simplexLevel(row, 0, width);
    };
  }
}
