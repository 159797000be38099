package dev.bowline.catalog;

import dev.bowline.expr.Expr;
import java.util.List;
import java.util.function.Function;

/** What weights are made to keep behind each step; the first weights are left as they are. */
public record Constraint(
    String name, List<ArgumentSpec> arguments, String summary, Function<Arguments, Form> form)
    implements Entry {
  /** The argument that says over which axis a norm is taken. */
  public static final String AXIS = "axis";

  @Override
  public Family family() {
    return Family.CONSTRAINT;
  }

  /** How it changes weights. */
  public sealed interface Form {
    /** Each weight {@link Symbols#W} becomes {@code value}. */
    record Element(Expr value) implements Form {}

    /**
     * Each weight is multiplied by {@code factor}, a formula of {@link Symbols#NORM}.
     *
     * @param axis over which the norm is taken: 0 for the column of a kernel, 1 for its row
     */
    record Scaled(int axis, Expr factor) implements Form {}
  }
}
