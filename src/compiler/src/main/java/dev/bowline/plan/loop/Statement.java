package dev.bowline.plan.loop;

import dev.bowline.catalog.Noise;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Index;
import java.util.List;
import java.util.Optional;

/** One statement of a procedure. */
public sealed interface Statement {

  /**
   * {@code for (index = start; index + step <= end; index += step)}. Without a start it goes on
   * where the loop before it stopped, on an index that {@link Counter} declared.
   */
  record Loop(String index, Optional<Index> start, Index end, int step, List<Statement> body)
      implements Statement {
    public Loop {
      body = List.copyOf(body);
    }

    /** A loop over all of 0 to {@code end}, one by one. */
    public static Loop over(String index, int end, List<Statement> body) {
      return new Loop(index, Optional.of(Index.of(0)), Index.of(end), 1, body);
    }
  }

  /** {@code int name = value}, for loops that share an index. */
  record Counter(String name, Index value) implements Statement {}

  /** {@code name = matrix[row]}: an array of {@code length} numbers under a short name. */
  record Row(String name, String matrix, Index row, int length) implements Statement {}

  /** {@code name = value}, once. */
  record Let(Precision precision, String name, Expr value) implements Statement {}

  /** {@code name = value}, to be changed by {@link Assign}. */
  record Variable(Precision precision, String name, Expr value) implements Statement {}

  /** {@code name = value} for a {@link Variable}. */
  record Assign(String name, Expr value) implements Statement {}

  /** {@code array[index] = value}. */
  record Store(String array, Index index, Expr value) implements Statement {}

  /** {@code name = } the number that the generator has for a key at an index. */
  record Draw(String name, Noise.Draw kind, String key, Index index) implements Statement {}

  /** Calls another procedure of the same class. */
  record Invoke(String procedure, List<Argument> arguments) implements Statement {
    public Invoke {
      arguments = List.copyOf(arguments);
    }
  }

  /** What is handed over: a named array or number, or a row of a matrix. */
  record Argument(String name, Optional<Index> row) {
    public static Argument of(String name) {
      return new Argument(name, Optional.empty());
    }

    public static Argument row(String matrix, Index row) {
      return new Argument(matrix, Optional.of(row));
    }
  }

  /** How exact a number is kept. */
  enum Precision {
    /** The element type of the class. */
    ELEMENT,
    /** Double in any case: sums of losses. */
    DOUBLE
  }
}
