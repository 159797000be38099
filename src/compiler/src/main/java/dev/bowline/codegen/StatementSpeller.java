package dev.bowline.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.bowline.catalog.Noise;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Index;
import dev.bowline.plan.Element;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.loop.Statement;
import java.util.HashSet;
import java.util.Set;

/** Java text of a procedure's statements. */
final class StatementSpeller {
  private final Types types;
  private final Element element;
  private final Set<String> wideArrays;
  private final CodeBlock.Builder code = CodeBlock.builder();
  private final Set<String> doubles = new HashSet<>();
  private final Set<String> lanes = new HashSet<>();

  private StatementSpeller(Types types, Set<String> wideArrays) {
    this.types = types;
    this.element = types.element();
    this.wideArrays = wideArrays;
    doubles.addAll(wideArrays);
  }

  static CodeBlock spell(Procedure procedure, Types types) {
    Set<String> wideArrays = new HashSet<>();
    for (Procedure.Formal formal : procedure.formals()) {
      if (formal.kind() == Procedure.Kind.DOUBLES) {
        wideArrays.add(formal.name());
      }
    }
    StatementSpeller speller = new StatementSpeller(types, wideArrays);
    procedure.body().forEach(speller::add);
    return speller.code.build();
  }

  private void add(Statement statement) {
    if (statement instanceof Statement.Loop loop) {
      loop(loop);
    } else if (statement instanceof Statement.IfEqual choice) {
      code.beginControlFlow("if ($L == $L)", index(choice.left()), index(choice.right()));
      choice.then().forEach(this::add);
      code.nextControlFlow("else");
      choice.otherwise().forEach(this::add);
      code.endControlFlow();
    } else if (statement instanceof Statement.Counter counter) {
      code.addStatement("int $L = $L", counter.name(), index(counter.value()));
    } else if (statement instanceof Statement.Least least) {
      bound(least.name(), "min", least.left(), least.right());
    } else if (statement instanceof Statement.Greatest greatest) {
      bound(greatest.name(), "max", greatest.left(), greatest.right());
    } else if (statement instanceof Statement.Row row) {
      code.addStatement(
          "final $T $L = $L[$L]", types.vector(), row.name(), row.matrix(), index(row.row()));
    } else if (statement instanceof Statement.Let let
        && let.value() instanceof Expr.Across across) {
      declare(let.precision(), let.name());
      across(let.name(), across);
    } else if (statement instanceof Statement.Let let) {
      declare(let.precision(), let.name());
      code.addStatement(
          "final $T $L = $L", type(let.precision()), let.name(), spell(let.value(), let.name()));
    } else if (statement instanceof Statement.Variable variable) {
      declare(variable.precision(), variable.name());
      code.addStatement(
          "$T $L = $L",
          type(variable.precision()),
          variable.name(),
          spell(variable.value(), variable.name()));
    } else if (statement instanceof Statement.Assign assign) {
      assign(assign);
    } else if (statement instanceof Statement.Store store) {
      CodeBlock value =
          wideArrays.contains(store.array())
              ? ExpressionSpeller.wide(store.value())
              : spell(store.value(), "");
      code.addStatement("$L[$L] = $L", store.array(), index(store.index()), value);
    } else if (statement instanceof Statement.StoreLanes store) {
      code.addStatement(
          "$L.intoArray($L, $L)",
          inLanes().spell(store.value()),
          store.array(),
          index(store.index()));
    } else if (statement instanceof Statement.StoreSums sums) {
      new LaneSquares(code).add(sums);
    } else if (statement instanceof Statement.StoreTurned square) {
      new LaneSquares(code).add(square);
    } else if (statement instanceof Statement.Copy copy) {
      code.addStatement(
          "System.arraycopy($L, $L, $L, $L, $L)",
          copy.source(),
          index(copy.from()),
          copy.target(),
          index(copy.to()),
          index(copy.count()));
    } else if (statement instanceof Statement.Draw draw) {
      draw(draw);
    } else if (statement instanceof Statement.DrawSides draw) {
      drawSides(draw);
    } else if (statement instanceof Statement.Search search) {
      search(search);
    } else if (statement instanceof Statement.Invoke invoke) {
      invoke(invoke);
    } else {
      throw new AssertionError(statement);
    }
  }

  /** Halves the lanes until one is left: always in the same order, which the JDK's way is not. */
  private void across(String name, Expr.Across across) {
    String method = across.function() == Expr.Function.ADD ? "add" : "max";
    String lanes = name + "Of";
    code.addStatement("$T $L = $L", Types.FLOAT_VECTOR, lanes, across.lanes());
    for (int distance : new int[] {8, 4, 2, 1}) {
      if (distance > 2) {
        code.beginControlFlow("if (LANES > $L)", distance);
      }
      code.addStatement(
          "$L = $L.$L($L.rearrange($L$L))",
          lanes,
          lanes,
          method,
          lanes,
          LaneConstants.ROTATE,
          distance);
      if (distance > 2) {
        code.endControlFlow();
      }
    }
    code.addStatement("final float $L = $L.lane(0)", name, lanes);
  }

  /** The generator's bits for a vector of indices, in {@code name + 7}. */
  private void bits(String name, String key, Index index) {
    code.addStatement(
        "final $T $L0 = $T.broadcast(INTS, $L + (int) $L).addIndex(1)",
        Types.INT_VECTOR,
        name,
        Types.INT_VECTOR,
        index(index),
        key);
    hash(name, 0);
    code.addStatement(
        "final $T $L4 = $L3.lanewise($T.XOR, (int) ($L >>> 32))",
        Types.INT_VECTOR,
        name,
        name,
        Types.VECTOR_OPERATORS,
        key);
    hash(name, 4);
  }

  /**
   * The bits less 2^31 are a whole number with a sign. One's complement of those below 0 leaves 31
   * bits, of which 0 is nearest to the middle: as {@code (31 bits + 1/2) / 2^31} they are the
   * number's size, and their complement the distance.
   */
  private void drawSides(Statement.DrawSides draw) {
    String name = draw.number();
    declare(Statement.Precision.LANES, name);
    declare(Statement.Precision.LANES, draw.distance());
    bits(name, draw.key(), draw.index());
    code.addStatement(
        "final $T $L8 = $L7.lanewise($T.XOR, 0x80000000)",
        Types.INT_VECTOR,
        name,
        name,
        Types.VECTOR_OPERATORS);
    code.addStatement(
        "final $T $L9 = $L8.lanewise($T.XOR, $L8.lanewise($T.ASHR, 31))",
        Types.INT_VECTOR,
        name,
        name,
        Types.VECTOR_OPERATORS,
        name,
        Types.VECTOR_OPERATORS);
    code.addStatement(
        "final $T $L = $L.reinterpretAsInts().lanewise($T.OR, $L8.lanewise($T.AND, 0x80000000))"
            + ".reinterpretAsFloats()",
        Types.FLOAT_VECTOR,
        name,
        fraction(name + "Size", CodeBlock.of("$L9", name)),
        Types.VECTOR_OPERATORS,
        name,
        Types.VECTOR_OPERATORS);
    CodeBlock others =
        CodeBlock.of("$L9.lanewise($T.XOR, 0x7fffffff)", name, Types.VECTOR_OPERATORS);
    code.addStatement(
        "final $T $L = $L", Types.FLOAT_VECTOR, draw.distance(), fraction(name + "Rest", others));
  }

  /** {@code (bits + 1/2) / 2^31} of 31 bits, rounded once. */
  private CodeBlock fraction(String name, CodeBlock bits) {
    code.addStatement("final $T $L0 = $L", Types.INT_VECTOR, name, bits);
    code.addStatement(
        "final $T $LHigh = $L0.lanewise($T.LSHR, 16).lanewise($T.OR, 0x4b000000)"
            + ".reinterpretAsFloats().sub(8388608f)",
        Types.FLOAT_VECTOR,
        name,
        name,
        Types.VECTOR_OPERATORS,
        Types.VECTOR_OPERATORS);
    code.addStatement(
        "final $T $LLow = $L0.lanewise($T.AND, 0xffff).lanewise($T.OR, 0x4b000000)"
            + ".reinterpretAsFloats().sub(8388607.5f)",
        Types.FLOAT_VECTOR,
        name,
        name,
        Types.VECTOR_OPERATORS,
        Types.VECTOR_OPERATORS);
    return CodeBlock.of("$LHigh.mul(65536f).add($LLow).mul(0x1p-31f)", name, name);
  }

  /** The generator's bits for a vector of indices, and the upper 24 of them as a fraction. */
  private void drawLanes(Statement.Draw draw) {
    String name = draw.name();
    bits(name, draw.key(), draw.index());
    CodeBlock mantissa = CodeBlock.of("lanewise($T.OR, 0x4b000000)", Types.VECTOR_OPERATORS);
    code.addStatement(
        "final $T $LHigh = $L7.lanewise($T.LSHR, 20).$L.reinterpretAsFloats().sub(8388608f)",
        Types.FLOAT_VECTOR,
        name,
        name,
        Types.VECTOR_OPERATORS,
        mantissa);
    code.addStatement(
        "final $T $LLow = $L7.lanewise($T.LSHR, 8).lanewise($T.AND, 0xfff).$L"
            + ".reinterpretAsFloats().sub(8388608f)",
        Types.FLOAT_VECTOR,
        name,
        name,
        Types.VECTOR_OPERATORS,
        Types.VECTOR_OPERATORS,
        mantissa);
    code.addStatement(
        "final $T $L = $LHigh.mul(4096f).add($LLow).mul(0x1p-24f)",
        Types.FLOAT_VECTOR,
        name,
        name,
        name);
  }

  /** The hash of {@code name + from}, in three steps of numbers that follow. */
  private void hash(String name, int from) {
    int[] shifts = {16, 15, 16};
    String[] factors = {".mul(0x7feb352d)", ".mul(0x846ca68b)", ""};
    for (int step = 0; step < shifts.length; step++) {
      String h = name + (from + step);
      code.addStatement(
          "final $T $L = $L.lanewise($T.XOR, $L.lanewise($T.LSHR, $L))$L",
          Types.INT_VECTOR,
          name + (from + step + 1),
          h,
          Types.VECTOR_OPERATORS,
          h,
          Types.VECTOR_OPERATORS,
          shifts[step],
          factors[step]);
    }
  }

  private LaneSpeller inLanes() {
    return new LaneSpeller(lanes, doubles);
  }

  private void bound(String name, String function, Index left, Index right) {
    code.addStatement("final int $L = Math.$L($L, $L)", name, function, index(left), index(right));
  }

  private void loop(Statement.Loop loop) {
    String name = loop.index();
    String start = loop.start().map(i -> "int " + name + " = " + index(i)).orElse("");
    boolean one = loop.step().equals(Index.of(1));
    boolean wholeAnyway =
        loop.start().isPresent()
            && loop.end().factors().isEmpty()
            && loop.step().factors().isEmpty();
    CodeBlock condition =
        one || wholeAnyway || loop.until() == Statement.Until.REACHED
            ? CodeBlock.of("$L < $L", name, index(loop.end()))
            : CodeBlock.of("$L <= $L", name, index(loop.end().plus(loop.step().times(-1))));
    CodeBlock next =
        one ? CodeBlock.of("$L++", name) : CodeBlock.of("$L += $L", name, index(loop.step()));
    code.beginControlFlow("for ($L; $L; $L)", start, condition, next);
    loop.body().forEach(this::add);
    code.endControlFlow();
  }

  private void draw(Statement.Draw draw) {
    declare(draw.precision(), draw.name());
    if (draw.precision() == Statement.Precision.LANES) {
      drawLanes(draw);
      return;
    }
    boolean uniform = draw.kind() == Noise.Draw.UNIFORM;
    String cast = !uniform && element == Element.FLOAT ? "(float) " : "";
    code.addStatement(
        "final $T $L = $L$T.$L($L, $L)",
        types.number(),
        draw.name(),
        cast,
        Types.DRAWS,
        uniform ? "uniform" : "normal",
        draw.key(),
        index(draw.index()));
  }

  private void search(Statement.Search search) {
    declare(Statement.Precision.DOUBLE, search.name());
    CodeBlock row = CodeBlock.of("$L, $L, $L", search.array(), index(search.from()), search.size());
    CodeBlock found =
        switch (search.sought()) {
          case KTH_LARGEST ->
              CodeBlock.of("kthLargest($L, $L, $L)", row, search.count(), Procedure.TERMS);
          case KTH_PLACE ->
              CodeBlock.of(
                  "kthPlace($L, $L, $L)",
                  row,
                  search.count(),
                  ExpressionSpeller.wide(search.level().orElseThrow()));
          case SIMPLEX_LEVEL -> CodeBlock.of("simplexLevel($L)", row);
        };
    code.addStatement("final double $L = $T.$L", search.name(), Types.ROW_SEARCH, found);
  }

  private void invoke(Statement.Invoke invoke) {
    CodeBlock arguments =
        invoke.arguments().stream()
            .map(StatementSpeller::argument)
            .collect(CodeBlock.joining(", "));
    code.addStatement("$L($L)", invoke.procedure(), arguments);
  }

  private static CodeBlock argument(Statement.Argument argument) {
    if (argument instanceof Statement.Argument.Named named) {
      return CodeBlock.of("$L", named.name());
    }
    if (argument instanceof Statement.Argument.RowOf rowOf) {
      return CodeBlock.of("$L[$L]", rowOf.matrix(), index(rowOf.row()));
    }
    if (argument instanceof Statement.Argument.At at) {
      return index(at.index());
    }
    throw new AssertionError(argument);
  }

  private void declare(Statement.Precision precision, String name) {
    doubles.remove(name);
    lanes.remove(name);
    if (precision == Statement.Precision.DOUBLE) {
      doubles.add(name);
    } else if (precision == Statement.Precision.LANES) {
      lanes.add(name);
    }
  }

  private TypeName type(Statement.Precision precision) {
    return switch (precision) {
      case DOUBLE -> TypeName.DOUBLE;
      case LANES -> Types.FLOAT_VECTOR;
      case ELEMENT -> types.number();
    };
  }

  private CodeBlock spell(Expr value, String target) {
    if (lanes.contains(target)) {
      return inLanes().spell(value);
    }
    return doubles.contains(target)
        ? ExpressionSpeller.wide(value)
        : ExpressionSpeller.element(value, element, doubles);
  }

  /** What is added to a double sum is computed in the element type. */
  private void assign(Statement.Assign assign) {
    if (!lanes.contains(assign.name())
        && assign.value() instanceof Expr.Apply sum
        && sum.function() == Expr.Function.ADD
        && sum.arguments().get(0).equals(new Expr.Variable(assign.name()))) {
      code.addStatement(
          "$L += $L",
          assign.name(),
          ExpressionSpeller.element(sum.arguments().get(1), element, Set.of()));
      return;
    }
    code.addStatement("$L = $L", assign.name(), spell(assign.value(), assign.name()));
  }

  private static CodeBlock index(Index index) {
    return ExpressionSpeller.index(index);
  }
}
