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
    } else if (statement instanceof Statement.Counter counter) {
      code.addStatement("int $L = $L", counter.name(), index(counter.value()));
    } else if (statement instanceof Statement.Least least) {
      bound(least.name(), "min", least.left(), least.right());
    } else if (statement instanceof Statement.Greatest greatest) {
      bound(greatest.name(), "max", greatest.left(), greatest.right());
    } else if (statement instanceof Statement.Row row) {
      code.addStatement(
          "final $T $L = $L[$L]", types.vector(), row.name(), row.matrix(), index(row.row()));
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
    } else if (statement instanceof Statement.Invoke invoke) {
      invoke(invoke);
    } else {
      throw new AssertionError(statement);
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
      code.addStatement(
          "final $T $L = uniform($L, $L)",
          Types.FLOAT_VECTOR,
          draw.name(),
          draw.key(),
          index(draw.index()));
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
