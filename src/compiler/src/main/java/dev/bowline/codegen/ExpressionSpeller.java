package dev.bowline.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.expr.Index;
import dev.bowline.plan.Element;
import java.util.EnumSet;
import java.util.Set;

/** Java text of expressions, in the class's element type or in double. */
final class ExpressionSpeller {
  /** How tightly a piece of text holds together, from loose to tight. */
  private enum Level {
    SUM,
    PRODUCT,
    UNARY,
    ATOM
  }

  /** Functions of Java's own, whose doubles are made floats where they stand. */
  private static final Set<Expr.Function> NARROWED =
      EnumSet.of(
          Expr.Function.POW,
          Expr.Function.SQRT,
          Expr.Function.FLOOR,
          Expr.Function.COS,
          Expr.Function.EXP,
          Expr.Function.LOG,
          Expr.Function.LOG1P,
          Expr.Function.EXPM1);

  private record Piece(CodeBlock code, Level level) {}

  private final boolean single;

  private ExpressionSpeller(boolean single) {
    this.single = single;
  }

  /**
   * An expression of the element type.
   *
   * @param doubles variables, and arrays, of doubles whatever the element type
   */
  static CodeBlock element(Expr expr, Element element, Set<String> doubles) {
    boolean single = element == Element.FLOAT;
    Piece piece = new ExpressionSpeller(single).piece(expr);
    if (single && isWide(expr, doubles)) {
      return CodeBlock.of("(float) $L", at(piece, Level.ATOM));
    }
    return piece.code();
  }

  /** Whether the value is a double: what a choice depends on does not count. */
  private static boolean isWide(Expr expr, Set<String> doubles) {
    if (expr instanceof Expr.Select select) {
      return isWide(select.then(), doubles) || isWide(select.otherwise(), doubles);
    }
    if (expr instanceof Expr.Element read) {
      return doubles.contains(read.array());
    }
    return expr instanceof Expr.Apply apply
        ? !NARROWED.contains(apply.function())
            && apply.arguments().stream().anyMatch(argument -> isWide(argument, doubles))
        : Exprs.variables(expr).stream().anyMatch(doubles::contains);
  }

  /** An expression in double. */
  static CodeBlock wide(Expr expr) {
    return new ExpressionSpeller(false).piece(expr).code();
  }

  /** A whole number. */
  static CodeBlock index(Index index) {
    StringBuilder text = new StringBuilder();
    // What is added stands before what is taken away.
    addTerms(index, text, 1);
    addTerms(index, text, -1);
    if (text.isEmpty()) {
      text.append(0);
    }
    return CodeBlock.of("$L", text);
  }

  private static void addTerms(Index index, StringBuilder text, int sign) {
    index
        .factors()
        .forEach(
            (name, factor) -> {
              if (Integer.signum(factor) == sign) {
                sign(text, factor);
                text.append(name).append(Math.abs(factor) == 1 ? "" : " * " + Math.abs(factor));
              }
            });
    if (Integer.signum(index.constant()) == sign) {
      sign(text, index.constant());
      text.append(Math.abs(index.constant()));
    }
  }

  private static void sign(StringBuilder text, int number) {
    if (text.isEmpty()) {
      text.append(number < 0 ? "-" : "");
    } else {
      text.append(number < 0 ? " - " : " + ");
    }
  }

  private static CodeBlock at(Piece piece, Level needed) {
    return piece.level().compareTo(needed) < 0 ? CodeBlock.of("($L)", piece.code()) : piece.code();
  }

  private Piece piece(Expr expr) {
    if (expr instanceof Expr.Number number) {
      return number(number.value());
    }
    if (expr instanceof Expr.Variable variable) {
      return atom("$L", variable.name());
    }
    if (expr instanceof Expr.Element element) {
      return atom("$L[$L]", element.array(), index(element.index()));
    }
    if (expr instanceof Expr.Select select) {
      return atom(
          "($L $L $L ? $L : $L)",
          at(piece(select.left()), Level.SUM),
          select.relation().sign(),
          at(piece(select.right()), Level.SUM),
          piece(select.then()).code(),
          piece(select.otherwise()).code());
    }
    if (expr instanceof Expr.Apply apply) {
      return apply(apply);
    }
    throw new AssertionError(expr);
  }

  private Piece number(double value) {
    if (Double.isInfinite(value)) {
      String sign = value < 0 ? "NEGATIVE" : "POSITIVE";
      return atom("$L.$L_INFINITY", single ? "Float" : "Double", sign);
    }
    if (Double.isNaN(value)) {
      return atom("$L.NaN", single ? "Float" : "Double");
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e6;
    String text =
        whole
            ? Long.toString((long) value)
            : single ? Float.toString((float) value) : Double.toString(value);
    String suffix = single ? "f" : whole ? ".0" : "";
    return new Piece(CodeBlock.of("$L$L", text, suffix), value < 0 ? Level.UNARY : Level.ATOM);
  }

  private Piece apply(Expr.Apply apply) {
    Piece a = piece(apply.arguments().get(0));
    Piece b = apply.function().arity() > 1 ? piece(apply.arguments().get(1)) : a;
    return switch (apply.function()) {
      case ADD -> binary(a, "+", b, Level.SUM);
      case SUBTRACT -> binary(a, "-", b, Level.SUM);
      case MULTIPLY -> binary(a, "*", b, Level.PRODUCT);
      case DIVIDE -> binary(a, "/", b, Level.PRODUCT);
      case NEGATE -> new Piece(CodeBlock.of("-$L", at(a, Level.ATOM)), Level.UNARY);
      case MIN -> atom("Math.min($L, $L)", a.code(), b.code());
      case MAX -> atom("Math.max($L, $L)", a.code(), b.code());
      case ABS -> atom("Math.abs($L)", a.code());
      case SIGN -> atom("Math.signum($L)", a.code());
      case MULTIPLY_ADD ->
          binary(binary(a, "*", b, Level.PRODUCT), "+", piece(apply.arguments().get(2)), Level.SUM);
      case SCALE, EXPONENT, MANTISSA -> throw new AssertionError(apply.function());
      case POW -> narrowed(CodeBlock.of("Math.pow($L, $L)", a.code(), b.code()));
      case SQRT -> narrowed(CodeBlock.of("Math.sqrt($L)", a.code()));
      case FLOOR -> narrowed(CodeBlock.of("Math.floor($L)", a.code()));
      case COS -> narrowed(CodeBlock.of("Math.cos($L)", a.code()));
      case EXP -> narrowed(CodeBlock.of("Math.exp($L)", a.code()));
      case LOG -> narrowed(CodeBlock.of("Math.log($L)", a.code()));
      case LOG1P -> narrowed(CodeBlock.of("Math.log1p($L)", a.code()));
      case EXPM1 -> narrowed(CodeBlock.of("Math.expm1($L)", a.code()));
      case TANH -> smooth("tanh", CodeBlock.of("Math.tanh($L)", a.code()), a);
      case SIGMOID -> single ? atom("$T.sigmoid($L)", Types.FLOATS, a.code()) : sigmoid(a);
      case ERF -> atom("$T.erf($L)", single ? Types.FLOATS : Types.DOUBLES, a.code());
      case RISING_PRODUCT -> atom("$T.risingProduct($L)", Types.DOUBLES, a.code());
      case LOG_SIGMOID_OF_ABS -> logOfLarger(apply.arguments().get(1));
    };
  }

  /** In float a function of the runtime, which the JIT compiler makes vector code of. */
  private Piece smooth(String function, CodeBlock wide, Piece a) {
    return single
        ? atom("$T.$L($L)", Types.FLOATS, function, a.code())
        : new Piece(wide, Level.ATOM);
  }

  /** {@code ln(max(y, 1 - y))}: of a choice the JIT compiler makes branches, and no vector code. */
  private Piece logOfLarger(Expr y) {
    Expr half = Exprs.number(0.5);
    Piece larger = piece(Exprs.add(half, Exprs.abs(Exprs.sub(y, half))));
    return smooth("logUpperHalf", CodeBlock.of("Math.log($L)", larger.code()), larger);
  }

  private Piece sigmoid(Piece a) {
    CodeBlock exponent = CodeBlock.of("-$L", at(a, Level.ATOM));
    Piece power = narrowed(CodeBlock.of("Math.exp($L)", exponent));
    Piece one = number(1);
    return new Piece(
        CodeBlock.of("$L / ($L + $L)", one.code(), one.code(), power.code()), Level.PRODUCT);
  }

  /** The left operand may be of the same level; the right one may not, order counts. */
  private static Piece binary(Piece left, String sign, Piece right, Level level) {
    Level tighter = Level.values()[level.ordinal() + 1];
    return new Piece(CodeBlock.of("$L $L $L", at(left, level), sign, at(right, tighter)), level);
  }

  /** Java's own functions give doubles. */
  private Piece narrowed(CodeBlock call) {
    return single
        ? new Piece(CodeBlock.of("(float) $L", call), Level.UNARY)
        : new Piece(call, Level.ATOM);
  }

  private static Piece atom(String format, Object... arguments) {
    return new Piece(CodeBlock.of(format, arguments), Level.ATOM);
  }
}
