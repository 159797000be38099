package dev.bowline.plan.shape;

import static dev.bowline.expr.Exprs.abs;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.mulAdd;
import static dev.bowline.expr.Exprs.neg;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.select;
import static dev.bowline.expr.Exprs.sub;

import dev.bowline.expr.Expr;
import dev.bowline.expr.Expr.Apply;
import dev.bowline.expr.Expr.Function;
import dev.bowline.expr.Expr.Relation;
import dev.bowline.expr.Exprs;
import dev.bowline.plan.loop.Statement;
import dev.bowline.plan.loop.Statement.Precision;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Spells functions out in what vectors can do: additions, multiplications, comparisons. An
 * interpreted and a compiled one then give the same bits, which those of the vector library do not.
 * They are not methods either: beyond some thousand bytecodes the JIT compiler inlines no methods
 * but the JDK's own, and a vector that is handed to a method becomes an object.
 *
 * <p>The polynomials are best approximations for single precision, found by weighted least squares:
 * exp is right to 1 unit in the last place, the others to 3, normal numbers to 7.
 */
final class LaneMath {
  private static final Expr ONE = number(1);

  /** 3 * 2^22: added to a small number, it leaves the nearest whole one in the lowest bits. */
  private static final Expr SHIFT = number(12582912);

  /**
   * The last number whose e^x is finite: 2^128 is no float, but with e^r below 1 the product is.
   * From the lowest on, e^x is a normal number.
   */
  private static final Expr HIGHEST = number(88.72283);

  private static final Expr LOWEST = number(-87.33);

  /** The largest x whose e^-x is a normal number. */
  private static final Expr FARTHEST = number(87.33);

  private final List<Statement> body;

  /** Whether a sigmoid leaves e^-|x| behind, for what follows. */
  private final boolean keepsPowers;

  /** e^-|x| by x, of which a sigmoid was made. */
  private final Map<Expr, Expr> powers = new HashMap<>();

  private int calls;

  /** Intermediate results become statements of a loop's body. */
  LaneMath(List<Statement> body) {
    this(body, false);
  }

  private LaneMath(List<Statement> body, boolean keepsPowers) {
    this.body = body;
    this.keepsPowers = keepsPowers;
  }

  /** For a loop with these formulas. */
  static LaneMath of(Stream<Expr> formulas, List<Statement> body) {
    return new LaneMath(
        body, formulas.anyMatch(formula -> Exprs.has(formula, Function.LOG_SIGMOID_OF_ABS)));
  }

  /** The same formula in what vectors can do. */
  Expr spellOut(Expr expr) {
    if (expr instanceof Expr.Within within) {
      return new Expr.Within(spellOut(within.lanes()), within.size(), within.otherwise());
    }
    if (expr instanceof Expr.Select select) {
      return select(
          spellOut(select.left()),
          select.relation(),
          spellOut(select.right()),
          spellOut(select.then()),
          spellOut(select.otherwise()));
    }
    if (!(expr instanceof Apply apply)) {
      return expr;
    }
    List<Expr> arguments = apply.arguments().stream().map(this::spellOut).toList();
    Expr a = arguments.get(0);
    Expr b = arguments.size() > 1 ? arguments.get(1) : a;
    return switch (apply.function()) {
      case DIVIDE -> b instanceof Expr.Number n ? mul(a, number(1 / n.value())) : div(a, b);
      case MAX -> b instanceof Expr.Number ? above(a, b) : new Apply(apply.function(), arguments);
      case MIN -> b instanceof Expr.Number ? below(a, b) : new Apply(apply.function(), arguments);
      case EXP, EXPM1, LOG, LOG1P, TANH, SIGMOID, ERF, SIGN -> call(apply.function(), a);
      case LOG_SIGMOID_OF_ABS -> logSigmoidOfAbs(a, b);
      default -> new Apply(apply.function(), arguments);
    };
  }

  /** At least b: NaN stays, and it takes fewer instructions than Java's maximum. */
  private static Expr above(Expr a, Expr b) {
    return select(a, Relation.LESS, b, b, a);
  }

  private static Expr below(Expr a, Expr b) {
    return select(a, Relation.GREATER, b, b, a);
  }

  private Expr call(Function function, Expr argument) {
    Names names = new Names(function.name().toLowerCase(Locale.ROOT) + calls++);
    Expr x = names.let("x", argument);
    return switch (function) {
      case EXP -> exp(x, names);
      case EXPM1 -> expm1(x, names);
      case ERF -> erf(x, names);
      case LOG -> log(x, names);
      case LOG1P -> log1p(x, names);
      case TANH -> tanh(x, names);
      case SIGMOID -> sigmoid(argument, x, names);
      case SIGN ->
          select(
              x,
              Relation.GREATER,
              number(0),
              ONE,
              select(x, Relation.LESS, number(0), number(-1), x));
      default -> throw new AssertionError(function);
    };
  }

  /** The variables of one call. */
  private final class Names {
    private final String prefix;

    Names(String prefix) {
      this.prefix = prefix;
    }

    Expr let(String name, Expr value) {
      String full = prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
      body.add(new Statement.Let(Precision.LANES, full, value));
      return new Expr.Variable(full);
    }

    /**
     * {@code c0 + c1 z + z^2 (c2 + c3 z + z^2 (...))}, the last coefficient first. What stands in
     * pairs is computed side by side, so the chain is half as long as Horner's.
     *
     * @param square z^2
     */
    Expr polynomial(Expr z, Expr square, double... coefficients) {
      int last = coefficients.length - 1;
      Expr p = null;
      for (int i = last - last % 2; i >= 0; i -= 2) {
        Expr pair = number(coefficients[last - i]);
        if (i < last) {
          pair = let("c" + i, mulAdd(z, number(coefficients[last - i - 1]), pair));
        }
        p = p == null ? pair : let("p" + i, mulAdd(square, p, pair));
      }
      return p;
    }

    Expr polynomial(Expr z, double... coefficients) {
      return polynomial(z, let("square", mul(z, z)), coefficients);
    }
  }

  /**
   * e^x = 2^n e^r with r within ln(2) / 2 of 0.
   *
   * @param sign -1 for e^-x; it stands in the constants, and takes no instruction
   * @param rest e^r - 1, times the sign
   * @param shifted n in its lowest bits
   */
  private record Power(int sign, Expr n, Expr rest, Expr shifted) {
    static Power of(Expr x, Names names) {
      return ofBounded(1, names.let("bounded", below(above(x, LOWEST), HIGHEST)), names);
    }

    static Power ofBounded(int sign, Expr bounded, Names names) {
      Expr shifted = names.let("shifted", mulAdd(bounded, number(sign * 1.442695), SHIFT));
      Expr n = names.let("n", sub(shifted, SHIFT));
      Expr near = names.let("near", mulAdd(n, number(-sign * 0.693359375), bounded));
      Expr r = names.let("r", mulAdd(n, number(sign * 2.1219444e-4), near));
      Expr square = names.let("square", mul(r, r));
      Expr p =
          names.polynomial(
              r,
              square,
              sign * 0.0013814465,
              0.008368781,
              sign * 0.041668393,
              0.1666652,
              sign * 0.49999994);
      return new Power(sign, n, mulAdd(p, square, r), shifted);
    }

    Expr scaled(Names names) {
      Expr power = names.let("power", sign > 0 ? add(rest, ONE) : sub(ONE, rest));
      return names.let("y", new Apply(Function.SCALE, List.of(power, shifted)));
    }
  }

  private static Expr exp(Expr x, Names names) {
    Expr y = Power.of(x, names).scaled(names);
    return select(x, Relation.GREATER, HIGHEST, number(Double.POSITIVE_INFINITY), y);
  }

  private Expr sigmoid(Expr argument, Expr x, Names names) {
    Names ofPower = new Names("exp" + calls++);
    return keepsPowers ? sigmoidOfAbs(argument, x, names, ofPower) : sigmoidOf(x, names, ofPower);
  }

  /**
   * 1 / (1 + e^-x), with x between bounds beyond which it would be 1 or no normal number. Both are
   * compared with x itself, so that neither waits for the other.
   */
  private static Expr sigmoidOf(Expr x, Names names, Names ofPower) {
    Expr low = ofPower.let("low", above(x, LOWEST));
    Expr bounded = select(x, Relation.GREATER, FARTHEST, FARTHEST, low);
    Expr e = Power.ofBounded(-1, ofPower.let("bounded", bounded), ofPower).scaled(ofPower);
    return names.let("y", div(ONE, add(e, ONE)));
  }

  /**
   * e^-|x| / (1 + e^-|x|), or 1 / (1 + e^-|x|) where x is not negative: for loops that need e^-|x|
   * once more.
   */
  private Expr sigmoidOfAbs(Expr argument, Expr x, Names names, Names ofPower) {
    Expr size = ofPower.let("x", abs(x));
    Expr bounded = ofPower.let("bounded", below(size, FARTHEST));
    Expr normal = Power.ofBounded(-1, bounded, ofPower).scaled(ofPower);
    // No denormal numbers.
    Expr e = ofPower.let("all", select(size, Relation.GREATER, FARTHEST, number(0), normal));
    powers.put(argument, e);
    Expr dividend = select(x, Relation.LESS, number(0), e, ONE);
    return names.let("y", div(dividend, add(e, ONE)));
  }

  /** -ln(1 + z) / z for z from 0 to 1. */
  private static final double[] LOG_OF_MORE_THAN_ONE = {
    0.003244021209,
    -0.01985144429,
    0.05695949867,
    -0.1060365140,
    0.1530559063,
    -0.1967593879,
    0.2495413423,
    -0.3332996368,
    0.4999990165,
    -1
  };

  /**
   * -ln(1 + e^-|x|): a polynomial of the power, without a division, if the loop has the sigmoid
   * too; otherwise ln(max(y, 1 - y)) takes less than another power.
   */
  private Expr logSigmoidOfAbs(Expr x, Expr sigmoid) {
    Names names = new Names("logSigmoid" + calls++);
    Expr power = powers.get(x);
    if (power != null) {
      return names.let("y", mul(power, names.polynomial(power, LOG_OF_MORE_THAN_ONE)));
    }
    Expr half = number(0.5);
    Expr larger = names.let("larger", add(half, abs(sub(sigmoid, half))));
    return names.let("y", artanh(sub(larger, ONE), add(larger, ONE), UPPER_HALF, names));
  }

  /** Where n is 0, without the detour over numbers near 1. */
  private static Expr expm1(Expr x, Names names) {
    Power power = Power.of(x, names);
    Expr rest = names.let("rest", power.rest());
    Expr far = sub(power.scaled(names), ONE);
    Expr y = select(power.n(), Relation.EQUAL, number(0), rest, far);
    return select(x, Relation.GREATER, HIGHEST, number(Double.POSITIVE_INFINITY), y);
  }

  /** What is lost in rounding must not keep it from 1. */
  private static final double ERF_REACHES_ONE = 1.0000001;

  /** A rational function of x up to where erf is 1; see the runtime's Floats. */
  private Expr erf(Expr x, Names names) {
    Expr bounded = names.let("bounded", below(above(x, number(-3.92)), number(3.92)));
    Expr z = names.let("z", mul(bounded, bounded));
    Expr p =
        names.polynomial(
            z, 2.0500854e-6, 0.0002848806, 0.0037655602, 0.052748542, 0.19040526, 1.1283791);
    Expr q =
        new Names(names.prefix + "Below")
            .polynomial(z, 3.8091584e-5, 0.0011625203, 0.014969103, 0.1141086, 0.502075, 1);
    Expr y = names.let("y", mul(div(mul(bounded, p), q), number(ERF_REACHES_ONE)));
    return below(above(y, number(-1)), number(1));
  }

  private static final double[] NEAR_ONE = {0.23596334, 0.28536603, 0.40000346, 0.6666666};
  private static final double[] UPPER_HALF = {
    0.21800347, 0.17145456, 0.22301766, 0.28568384, 0.40000054, 0.6666667
  };

  /** 2 artanh(a / b), which is ln((b + a) / (b - a)). */
  private static Expr artanh(Expr a, Expr b, double[] coefficients, Names names) {
    Expr s = names.let("s", div(a, b));
    Expr z = names.let("z", mul(s, s));
    return mulAdd(mul(s, z), names.polynomial(z, coefficients), add(s, s));
  }

  /** ln(m 2^n) = n ln(2) + ln(m), the latter as 2 artanh((m - 1) / (m + 1)). */
  private static Expr log(Expr x, Names names) {
    Expr y = logOfPositive(x, names);
    Expr infinity = number(Double.POSITIVE_INFINITY);
    Expr finite = select(x, Relation.EQUAL, infinity, infinity, y);
    Expr zero = number(0);
    Expr positive = select(x, Relation.EQUAL, zero, number(Double.NEGATIVE_INFINITY), finite);
    return names.let("all", select(x, Relation.AT_LEAST, zero, positive, number(Double.NaN)));
  }

  /** For finite numbers above 0 that are not denormal. */
  private static Expr logOfPositive(Expr x, Names names) {
    Expr n = names.let("n", new Apply(Function.EXPONENT, List.of(x)));
    Expr m = names.let("m", new Apply(Function.MANTISSA, List.of(x)));
    Expr ofM = names.let("ofM", artanh(sub(m, ONE), add(m, ONE), NEAR_ONE, names));
    return names.let("y", mulAdd(n, number(0.6931472), ofM));
  }

  /** Below, nearly all numbers: all but 1 in 490. */
  private static final double FAR_OUT = 5.5;

  private static final double FAR_MIDDLE = 3.5;

  private static final double[] NORMAL_NEAR = {
    1.8439264e-08,
    4.9990103e-07,
    -3.8830403e-06,
    -1.2424513e-05,
    0.00029655936,
    -0.0014707722,
    -0.0071230945,
    0.34553623,
    2.2101185
  };

  private static final double[] NORMAL_FAR = {
    1.8223549e-05,
    -0.00026568543,
    0.0007423776,
    -0.0010381279,
    0.0014674658,
    -0.0028856643,
    0.0046511823,
    1.4246314,
    4.7170887
  };

  /**
   * The quantile of the normal distribution for the probability (v + 1) / 2. With w = -ln(1 - v^2)
   * it is v times a function of w that grows as its root does: near 0 a polynomial in w, farther
   * out in sqrt(w), as in Giles, Approximating the erfinv function (2010), but weighted for sqrt(2)
   * erfinv. Right to 7 units in the last place for all w below 22.2, where 1 - |v| is 2^-32.
   *
   * @param distance 1 - |v|
   */
  Expr normal(Expr v, Expr distance) {
    String prefix = "normal" + calls++;
    Names names = new Names(prefix);
    Names nearNames = new Names(prefix + "Near");
    Names farNames = new Names(prefix + "Far");
    Expr rest = names.let("rest", mul(distance, add(abs(v), ONE)));
    Expr w = names.let("w", neg(logOfPositive(rest, names)));
    Expr middle = nearNames.let("z", sub(w, number(FAR_OUT / 2)));
    Expr near = nearNames.polynomial(middle, NORMAL_NEAR);
    Expr root = farNames.let("z", sub(new Apply(Function.SQRT, List.of(w)), number(FAR_MIDDLE)));
    Expr far = farNames.polynomial(root, NORMAL_FAR);
    return mul(v, select(w, Relation.LESS, number(FAR_OUT), near, far));
  }

  /** With u = 1 + x, rounded: ln(1 + x) = ln(u) x / (u - 1). */
  private Expr log1p(Expr x, Names names) {
    Expr u = names.let("u", add(x, ONE));
    Expr y = mul(call(Function.LOG, u), div(x, sub(u, ONE)));
    return names.let("y", select(u, Relation.EQUAL, ONE, x, y));
  }

  /** 1 - 2 / (e^2x + 1); near 0, where that would lose digits, a polynomial. */
  private Expr tanh(Expr x, Names names) {
    Expr z = names.let("z", mul(x, x));
    Expr p = names.polynomial(z, -0.005704522, 0.020638688, -0.053739596, 0.13331442, -0.3333328);
    Expr near = names.let("near", mulAdd(mul(x, z), p, x));
    Expr far = sub(ONE, div(number(2), add(call(Function.EXP, add(x, x)), ONE)));
    return names.let("y", select(abs(x), Relation.LESS, number(0.625), near, far));
  }
}
