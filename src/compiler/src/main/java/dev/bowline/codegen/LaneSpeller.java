package dev.bowline.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Relation;
import dev.bowline.plan.Element;
import java.util.Set;

/** Java text of expressions on vectors. */
final class LaneSpeller {
  private final Set<String> lanes;
  private final Set<String> doubles;

  /**
   * @param lanes variables that are vectors; others are one number for all lanes
   * @param doubles those of the others that are doubles
   */
  LaneSpeller(Set<String> lanes, Set<String> doubles) {
    this.lanes = lanes;
    this.doubles = doubles;
  }

  /** A vector. */
  CodeBlock spell(Expr expr) {
    if (isOneNumber(expr)) {
      return CodeBlock.of("$T.broadcast(SPECIES, $L)", Types.FLOAT_VECTOR, number(expr));
    }
    if (expr instanceof Expr.Variable variable) {
      return CodeBlock.of("$L", variable.name());
    }
    if (expr instanceof Expr.Element element) {
      return CodeBlock.of(
          "$T.fromArray(SPECIES, $L, $L)",
          Types.FLOAT_VECTOR,
          element.array(),
          ExpressionSpeller.index(element.index()));
    }
    if (expr instanceof Expr.Within within) {
      return CodeBlock.of(
          "$L.blend($L, $L$L)",
          spell(within.lanes()),
          number(new Expr.Number(within.otherwise())),
          LaneConstants.BEYOND,
          within.size());
    }
    if (expr instanceof Expr.Select select) {
      return select(select);
    }
    if (expr instanceof Expr.Apply apply) {
      return apply(apply);
    }
    throw new AssertionError(expr);
  }

  /** Whether all lanes hold the same. */
  private boolean isOneNumber(Expr expr) {
    return expr instanceof Expr.Number
        || expr instanceof Expr.Broadcast
        || expr instanceof Expr.Variable variable && !lanes.contains(variable.name());
  }

  private CodeBlock number(Expr expr) {
    if (expr instanceof Expr.Variable variable && doubles.contains(variable.name())) {
      return CodeBlock.of("(float) $L", variable.name());
    }
    Expr plain = expr instanceof Expr.Broadcast broadcast ? broadcast.number() : expr;
    return ExpressionSpeller.element(plain, Element.FLOAT, Set.of());
  }

  /** An operand: one number needs no vector. */
  private CodeBlock operand(Expr expr) {
    return isOneNumber(expr) ? number(expr) : spell(expr);
  }

  private CodeBlock select(Expr.Select select) {
    boolean turned = isOneNumber(select.left()) && !isOneNumber(select.right());
    Expr left = turned ? select.right() : select.left();
    Expr right = turned ? select.left() : select.right();
    return CodeBlock.of(
        "$L.blend($L, $L.compare($T.$L, $L))",
        spell(select.otherwise()),
        operand(select.then()),
        spell(left),
        Types.VECTOR_OPERATORS,
        comparison(turned ? turned(select.relation()) : select.relation()),
        operand(right));
  }

  private static String comparison(Relation relation) {
    return switch (relation) {
      case LESS -> "LT";
      case AT_MOST -> "LE";
      case EQUAL -> "EQ";
      case AT_LEAST -> "GE";
      case GREATER -> "GT";
    };
  }

  private static Relation turned(Relation relation) {
    return switch (relation) {
      case LESS -> Relation.GREATER;
      case AT_MOST -> Relation.AT_LEAST;
      case EQUAL -> Relation.EQUAL;
      case AT_LEAST -> Relation.AT_MOST;
      case GREATER -> Relation.LESS;
    };
  }

  private CodeBlock apply(Expr.Apply apply) {
    Expr a = apply.arguments().get(0);
    Expr b = apply.function().arity() > 1 ? apply.arguments().get(1) : a;
    return switch (apply.function()) {
      case ADD -> either(a, "add", b);
      case MULTIPLY -> either(a, "mul", b);
      case MIN -> either(a, "min", b);
      case MAX -> either(a, "max", b);
      case SUBTRACT -> method(a, "sub", b);
      case DIVIDE -> method(a, "div", b);
      case MULTIPLY_ADD ->
          CodeBlock.of("$L.fma($L, $L)", spell(a), spell(b), spell(apply.arguments().get(2)));
      case NEGATE -> CodeBlock.of("$L.neg()", spell(a));
      case ABS -> CodeBlock.of("$L.abs()", spell(a));
      case SQRT -> CodeBlock.of("$L.sqrt()", spell(a));
      case SCALE ->
          CodeBlock.of(
              "$L.reinterpretAsInts().add($L.reinterpretAsInts().lanewise($T.LSHL, 23))"
                  + ".reinterpretAsFloats()",
              spell(a),
              spell(b),
              Types.VECTOR_OPERATORS);
      case EXPONENT ->
          CodeBlock.of(
              "$L.add(0x4b400000).reinterpretAsFloats().sub(12582912f)", exponent(spell(a)));
      case MANTISSA ->
          CodeBlock.of(
              "$L.reinterpretAsInts().sub($L.lanewise($T.LSHL, 23)).reinterpretAsFloats()",
              spell(a),
              exponent(spell(a)),
              Types.VECTOR_OPERATORS);
      default -> throw new AssertionError(apply.function());
    };
  }

  /** The exponents of numbers as whole ones: those of mantissas from sqrt(1/2) to sqrt(2). */
  private static CodeBlock exponent(CodeBlock x) {
    return CodeBlock.of(
        "$L.reinterpretAsInts().sub(0x3f3504f3).lanewise($T.ASHR, 23)", x, Types.VECTOR_OPERATORS);
  }

  private CodeBlock method(Expr a, String method, Expr b) {
    return CodeBlock.of("$L.$L($L)", spell(a), method, operand(b));
  }

  /** The order does not matter: one number goes to the right. */
  private CodeBlock either(Expr a, String method, Expr b) {
    return isOneNumber(a) && !isOneNumber(b) ? method(b, method, a) : method(a, method, b);
  }
}
