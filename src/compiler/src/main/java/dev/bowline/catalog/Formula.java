package dev.bowline.catalog;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A formula of an element.
 *
 * @param shared what is computed once beforehand: {@link Symbols#SHARED} in the formula itself
 */
public record Formula(Optional<Expr> shared, Expr value) {
  private static final String SHARED_NAME = ((Expr.Variable) Symbols.SHARED).name();

  /** One without a shared part. */
  static Formula of(Expr value) {
    return new Formula(Optional.empty(), value);
  }

  /** One in which a part that comes several times has been taken out. */
  static Formula sharing(Expr shared, Expr value) {
    return new Formula(Optional.of(shared), value);
  }

  /** The same, multiplied. */
  Formula times(Expr factor) {
    return new Formula(shared, value.equals(Exprs.ONE) ? factor : Exprs.mul(factor, value));
  }

  /** The same as one expression. */
  Expr whole() {
    return shared.map(part -> Exprs.substitute(value, Map.of(SHARED_NAME, part))).orElse(value);
  }

  /** The steps that set an array's elements to it; the array also holds the shared part. */
  List<RowProgram.Step> into(String target) {
    List<RowProgram.Step> steps = new ArrayList<>();
    shared.ifPresent(part -> steps.add(new RowProgram.Each(target, part)));
    Map<String, Expr> known = Map.of(SHARED_NAME, Exprs.variable(target));
    steps.add(new RowProgram.Each(target, Exprs.substitute(value, known)));
    return steps;
  }
}
