package dev.bowline.plan.loop;

import dev.bowline.catalog.Noise;
import dev.bowline.catalog.RowProgram;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Index;
import java.util.List;
import java.util.Optional;

/** One statement of a procedure. */
public sealed interface Statement {

  /**
   * Goes from a start in steps. Without a start it goes on where the loop before it stopped, on an
   * index that {@link Counter} declared.
   */
  record Loop(
      String index, Optional<Index> start, Index end, Index step, Until until, List<Statement> body)
      implements Statement {
    public Loop {
      body = List.copyOf(body);
    }

    /** A loop over whole steps. */
    public static Loop whole(
        String index, Optional<Index> start, Index end, Index step, List<Statement> body) {
      return new Loop(index, start, end, step, Until.WHOLE_STEPS, body);
    }

    /** A loop over all of 0 to {@code end}, one by one. */
    public static Loop over(String index, int end, List<Statement> body) {
      return whole(index, Optional.of(Index.of(0)), Index.of(end), Index.of(1), body);
    }

    /** A loop over the rows from from to to, one by one. */
    public static Loop overRows(List<Statement> body) {
      return whole("n", Optional.of(Index.of("from")), Index.of("to"), Index.of(1), body);
    }
  }

  /** {@code if (left == right) then else otherwise}. */
  record IfEqual(Index left, Index right, List<Statement> then, List<Statement> otherwise)
      implements Statement {
    public IfEqual {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  /** How a loop whose length is no multiple of its step ends. */
  enum Until {
    /** Before the step that would go beyond the end. */
    WHOLE_STEPS,
    /** With the step that reaches the end, even if it goes beyond. */
    REACHED
  }

  /** {@code int name = value}, for loops that share an index. */
  record Counter(String name, Index value) implements Statement {}

  /** {@code final int name = the smaller of both}. */
  record Least(String name, Index left, Index right) implements Statement {}

  /** {@code final int name = the larger of both}. */
  record Greatest(String name, Index left, Index right) implements Statement {}

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

  /** The lanes of a vector into {@code array[index]} and the elements behind it. */
  record StoreLanes(String array, Index index, Expr value) implements Statement {}

  /**
   * The sums of the lanes of 16 vectors, added in a fixed order, into {@code array[index]} and the
   * 15 elements behind it.
   *
   * @param start what each sum begins with, if not with 0
   */
  record StoreSums(List<String> lanes, Optional<Start> start, String array, Index index)
      implements Statement {
    public StoreSums {
      lanes = List.copyOf(lanes);
    }
  }

  /**
   * Turns a square of as many rows and columns as a vector has lanes: column c of it goes to {@code
   * array[index + c stride]} and the elements behind it.
   *
   * @param from where the square begins
   * @param distance of a row from the one before it
   */
  record StoreTurned(
      String source, Index from, Index distance, String array, Index index, int stride)
      implements Statement {}

  /** Elements of an array, from an index on. */
  record Start(String array, Index index) {}

  /** Copies {@code count} numbers, from one array to another or within one. */
  record Copy(String source, Index from, String target, Index to, Index count)
      implements Statement {}

  /** {@code name = } the number that the generator has for a key at an index. */
  record Draw(Precision precision, String name, Noise.Draw kind, String key, Index index)
      implements Statement {}

  /**
   * Vectors of uniform numbers between -1 and 1, and how far each is from the nearer of the two.
   * The number for {@code bits} of the generator is {@code (2 bits + 1) / 2^32 - 1}, never 0, -1 or
   * 1, rounded once; so is the distance, which keeps its digits near the ends.
   */
  record DrawSides(String number, String distance, String key, Index index) implements Statement {}

  /**
   * {@code name =} what is sought among {@code size} elements of an array: a double.
   *
   * @param from where the first is
   */
  record Search(
      String name,
      RowProgram.Sought sought,
      String array,
      Index from,
      int size,
      int count,
      Optional<Expr> level)
      implements Statement {}

  /** Calls another procedure of the same class. */
  record Invoke(String procedure, List<Argument> arguments) implements Statement {
    public Invoke {
      arguments = List.copyOf(arguments);
    }
  }

  /** What is handed over. */
  sealed interface Argument {
    /** A named array or number. */
    record Named(String name) implements Argument {}

    /** A row of a matrix. */
    record RowOf(String matrix, Index row) implements Argument {}

    /** A whole number. */
    record At(Index index) implements Argument {}
  }

  /** What kind of number a variable holds. */
  enum Precision {
    /** The element type of the class. */
    ELEMENT,
    /** Double in any case: sums of losses. */
    DOUBLE,
    /** A vector of as many elements as the machine's registers hold. */
    LANES
  }
}
