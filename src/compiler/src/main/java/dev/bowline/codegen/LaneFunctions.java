package dev.bowline.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.expr.Expr.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * The functions on vectors that generated code calls, each written into the classes that need it.
 * They are made of additions, multiplications and comparisons alone, so that an interpreted and a
 * compiled call give the same bits; the polynomials are best approximations for single precision.
 */
final class LaneFunctions {
  /** Begins the names of masks: {@code BEYOND_30} has the lanes behind element 29 of a row. */
  static final String BEYOND = "BEYOND_";

  /** A function: what it is called, what it needs, and its text. */
  private record Lane(String name, List<String> needs, String doc, String body) {}

  private static final List<Lane> ALL =
      List.of(
          new Lane(
              "exp",
              List.of(),
              "e^x by 2^n e^r with r within ln(2) / 2 of 0; too small a result is 1e-38.",
              """
              FloatVector bounded = x.max(-87.33f).min(88.72284f);
              // Adding 3 * 2^22 leaves the nearest whole number in the lowest bits.
              FloatVector shifted = bounded.fma(broadcast(1.442695f), broadcast(12582912f));
              FloatVector n = shifted.sub(12582912f);
              FloatVector r = n.fma(broadcast(-0.693359375f), bounded);
              r = n.fma(broadcast(2.1219444e-4f), r);
              FloatVector p = r.fma(broadcast(0.0013814465f), broadcast(0.008368781f));
              p = p.fma(r, broadcast(0.041668393f));
              p = p.fma(r, broadcast(0.1666652f));
              p = p.fma(r, broadcast(0.49999994f));
              p = p.mul(r).fma(r, r).add(1f);
              IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
              FloatVector y = p.reinterpretAsInts().add(power).reinterpretAsFloats();
              return y.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, 88.72284f));
              """),
          new Lane(
              "log",
              List.of(),
              "ln(x) by the exponent and 2 artanh((m - 1) / (m + 1)) of the mantissa.",
              """
              IntVector bits = x.reinterpretAsInts();
              IntVector e = bits.sub(0x3f3504f3).lanewise(VectorOperators.ASHR, 23);
              IntVector m = bits.sub(e.lanewise(VectorOperators.LSHL, 23));
              FloatVector n = e.add(0x4b400000).reinterpretAsFloats().sub(12582912f);
              FloatVector f = m.reinterpretAsFloats().sub(1f);
              FloatVector s = f.div(f.add(2f));
              FloatVector z = s.mul(s);
              FloatVector p = z.fma(broadcast(0.23596334f), broadcast(0.28536603f));
              p = p.fma(z, broadcast(0.40000346f));
              p = p.fma(z, broadcast(0.6666666f));
              FloatVector y = s.mul(z).fma(p, s.add(s));
              y = n.fma(broadcast(0.6931472f), y);
              y = y.blend(x, x.compare(VectorOperators.EQ, Float.POSITIVE_INFINITY));
              y = y.blend(Float.NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, 0f));
              return y.blend(Float.NaN, x.compare(VectorOperators.GE, 0f).not());
              """),
          new Lane(
              "logUpperHalf",
              List.of(),
              "ln(x) for x from 1/2 to 1: 2 artanh((x - 1) / (x + 1)).",
              """
              FloatVector s = x.sub(1f).div(x.add(1f));
              FloatVector z = s.mul(s);
              FloatVector p = z.fma(broadcast(0.21800347f), broadcast(0.17145456f));
              p = p.fma(z, broadcast(0.22301766f));
              p = p.fma(z, broadcast(0.28568384f));
              p = p.fma(z, broadcast(0.40000054f));
              p = p.fma(z, broadcast(0.6666667f));
              return s.mul(z).fma(p, s.add(s));
              """),
          new Lane(
              "log1p",
              List.of("log"),
              "ln(1 + x), the rounding of 1 + x made good.",
              """
              FloatVector u = x.add(1f);
              FloatVector y = log(u).mul(x.div(u.sub(1f)));
              return y.blend(x, u.compare(VectorOperators.EQ, 1f));
              """),
          new Lane(
              "tanh",
              List.of("exp"),
              "1 - 2 / (e^2x + 1); near 0, where that would lose digits, a polynomial.",
              """
              FloatVector z = x.mul(x);
              FloatVector p = z.fma(broadcast(-0.005704522f), broadcast(0.020638688f));
              p = p.fma(z, broadcast(-0.053739596f));
              p = p.fma(z, broadcast(0.13331442f));
              p = p.fma(z, broadcast(-0.3333328f));
              FloatVector near = x.mul(z).fma(p, x);
              FloatVector far = broadcast(1f).sub(broadcast(2f).div(exp(x.add(x)).add(1f)));
              return far.blend(near, x.abs().compare(VectorOperators.LT, 0.625f));
              """),
          new Lane(
              "sigmoid",
              List.of("exp"),
              "1 / (1 + e^-x).",
              """
              return broadcast(1f).div(exp(x.neg()).add(1f));
              """),
          new Lane(
              "sign",
              List.of(),
              "-1, 0 or 1.",
              """
              FloatVector y = x.blend(1f, x.compare(VectorOperators.GT, 0f));
              return y.blend(-1f, x.compare(VectorOperators.LT, 0f));
              """));

  private LaneFunctions() {}

  static String name(Function function) {
    String[] words = function.name().toLowerCase(Locale.ROOT).split("_");
    StringBuilder name = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
    }
    return name.toString();
  }

  /** Adds the functions that some code calls, and those that these call. */
  static void addTo(TypeSpec.Builder type, String code) {
    Set<String> needed = new TreeSet<>();
    for (Lane lane : ALL) {
      if (calls(code, lane.name())) {
        needed.add(lane.name());
        needed.addAll(lane.needs());
      }
    }
    Pattern.compile(BEYOND + "(\\d+)")
        .matcher(code)
        .results()
        .map(match -> Integer.valueOf(match.group(1)))
        .collect(Collectors.toCollection(TreeSet::new))
        .forEach(size -> type.addField(beyond(size)));
    if (!needed.isEmpty()) {
      type.addMethod(broadcast());
    }
    ALL.stream()
        .filter(lane -> needed.contains(lane.name()))
        .forEach(lane -> type.addMethod(method(lane)));
    if (calls(code, "sum") || calls(code, "highest")) {
      type.addFields(rotations());
    }
    if (calls(code, "sum")) {
      type.addMethod(across("sum", "The sum of the lanes, in a fixed order.", "add"));
    }
    if (calls(code, "highest")) {
      type.addMethod(across("highest", "The largest lane.", "max"));
    }
    if (calls(code, "uniform")) {
      type.addMethod(uniform());
      type.addMethod(hash());
    }
  }

  private static FieldSpec beyond(int size) {
    return FieldSpec.builder(
            Types.FLOAT_MASK, BEYOND + size, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("SPECIES.indexInRange(0, $L % LANES).not()", size)
        .build();
  }

  private static boolean calls(String code, String name) {
    return Pattern.compile("(?<![\\w.])" + name + "\\(").matcher(code).find();
  }

  private static MethodSpec.Builder start(String name, String doc) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addJavadoc("$L\n", JavadocText.of(doc));
  }

  private static MethodSpec broadcast() {
    return start("broadcast", "The same number in every lane.")
        .addParameter(TypeName.FLOAT, "number")
        .returns(Types.FLOAT_VECTOR)
        .addStatement("return $T.broadcast(SPECIES, number)", Types.FLOAT_VECTOR)
        .build();
  }

  private static MethodSpec method(Lane lane) {
    return start(lane.name(), lane.doc())
        .addParameter(Types.FLOAT_VECTOR, "x")
        .returns(Types.FLOAT_VECTOR)
        .addCode(code(lane.body()))
        .build();
  }

  /** Text with the vector types in it, which are to be imported. */
  private static CodeBlock code(String text) {
    CodeBlock.Builder code = CodeBlock.builder();
    List<Object> types = new ArrayList<>();
    StringBuilder format = new StringBuilder();
    int at = 0;
    var matcher = Pattern.compile("FloatVector|IntVector|VectorOperators").matcher(text);
    while (matcher.find()) {
      format.append(text, at, matcher.start()).append("$T");
      types.add(
          switch (matcher.group()) {
            case "FloatVector" -> Types.FLOAT_VECTOR;
            case "IntVector" -> Types.INT_VECTOR;
            default -> Types.VECTOR_OPERATORS;
          });
      at = matcher.end();
    }
    format.append(text.substring(at));
    return code.add(format.toString(), types.toArray()).build();
  }

  private static List<FieldSpec> rotations() {
    List<FieldSpec> fields = new ArrayList<>();
    for (int distance : new int[] {8, 4, 2, 1}) {
      fields.add(
          FieldSpec.builder(
                  Types.FLOAT_SHUFFLE,
                  "ROTATE_" + distance,
                  Modifier.PRIVATE,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .initializer("$T.iota(SPECIES, $L, 1, true)", Types.VECTOR_SHUFFLE, distance)
              .build());
    }
    return fields;
  }

  /** Halves the lanes until one is left. */
  private static MethodSpec across(String name, String doc, String method) {
    MethodSpec.Builder builder =
        start(name, doc)
            .addParameter(Types.FLOAT_VECTOR, "lanes")
            .returns(TypeName.FLOAT)
            .addStatement("$T v = lanes", Types.FLOAT_VECTOR);
    for (int distance : new int[] {8, 4}) {
      builder
          .beginControlFlow("if (LANES > $L)", distance)
          .addStatement("v = v.$L(v.rearrange(ROTATE_$L))", method, distance)
          .endControlFlow();
    }
    return builder
        .addStatement("v = v.$L(v.rearrange(ROTATE_2))", method)
        .addStatement("v = v.$L(v.rearrange(ROTATE_1))", method)
        .addStatement("return v.lane(0)")
        .build();
  }

  private static MethodSpec uniform() {
    return start("uniform", "Uniform in [0, 1), for as many indices as there are lanes: see Draws.")
        .addParameter(TypeName.LONG, "key")
        .addParameter(TypeName.INT, "index")
        .returns(Types.FLOAT_VECTOR)
        .addCode(
            code(
                """
                IntVector indices =
                    IntVector.broadcast(SPECIES.withLanes(int.class), index + (int) key)
                        .addIndex(1)
                        .reinterpretAsInts();
                int upper = (int) (key >>> 32);
                IntVector bits = hash(hash(indices).lanewise(VectorOperators.XOR, upper));
                // The upper 24 bits as the mantissa of a number from 2^23 on, in two parts.
                IntVector whole = bits.lanewise(VectorOperators.LSHR, 8);
                FloatVector high =
                    whole
                        .lanewise(VectorOperators.LSHR, 12)
                        .lanewise(VectorOperators.OR, 0x4b000000)
                        .reinterpretAsFloats()
                        .sub(8388608f);
                FloatVector low =
                    whole
                        .lanewise(VectorOperators.AND, 0xfff)
                        .lanewise(VectorOperators.OR, 0x4b000000)
                        .reinterpretAsFloats()
                        .sub(8388608f);
                return high.mul(4096f).add(low).mul(0x1p-24f);
                """))
        .build();
  }

  private static MethodSpec hash() {
    return start("hash", "The generator's hash of 32 bits.")
        .addParameter(Types.INT_VECTOR, "h")
        .returns(Types.INT_VECTOR)
        .addCode(
            code(
                """
                IntVector a = h.lanewise(VectorOperators.XOR, h.lanewise(VectorOperators.LSHR, 16));
                IntVector b = a.mul(0x7feb352d);
                IntVector c = b.lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.LSHR, 15));
                IntVector d = c.mul(0x846ca68b);
                return d.lanewise(VectorOperators.XOR, d.lanewise(VectorOperators.LSHR, 16));
                """))
        .build();
  }
}
