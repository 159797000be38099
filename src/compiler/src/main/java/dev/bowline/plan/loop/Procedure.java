package dev.bowline.plan.loop;

import java.util.List;

/**
 * A method of the generated class.
 *
 * @param comment what it computes, as a formula, and the model line it comes from
 */
public record Procedure(
    String name, Place place, List<String> comment, List<Formal> formals, List<Statement> body) {
  /** The name of the number of a vector's lanes, in indexes. */
  public static final String LANES = "LANES";

  /** The array for the terms of a sum and other scratch, of which only one row is needed. */
  public static final String TERMS = "terms";

  /** The name of an array of zeros, as long as the longest vectors are together. */
  public static final String ZEROS = "ZEROS";

  public Procedure {
    comment = List.copyOf(comment);
    formals = List.copyOf(formals);
    body = List.copyOf(body);
  }

  /** Where it stands. */
  public enum Place {
    /** A static method, for inference and training. */
    SHARED,
    /** A method of the trainer, which reads the trainer's own arrays. */
    TRAINER
  }

  /** A parameter. */
  public record Formal(Kind kind, String name) {}

  /** The types of parameters. */
  public enum Kind {
    MATRIX,
    VECTOR,
    DOUBLES,
    ELEMENT,
    INT,
    LONG
  }
}
