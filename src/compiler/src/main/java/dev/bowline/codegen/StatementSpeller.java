package dev.bowline.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.bowline.catalog.Noise;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Index;
import dev.bowline.plan.Element;
import dev.bowline.plan.loop.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Java text of a procedure's statements. */
final class StatementSpeller {
  private final Types types;
  private final Element element;
  private final CodeBlock.Builder code = CodeBlock.builder();
  private final Set<String> doubles = new HashSet<>();

  private StatementSpeller(Types types) {
    this.types = types;
    this.element = types.element();
  }

  static CodeBlock spell(List<Statement> statements, Types types) {
    StatementSpeller speller = new StatementSpeller(types);
    statements.forEach(speller::add);
    return speller.code.build();
  }

  private void add(Statement statement) {
    if (statement instanceof Statement.Loop loop) {
      loop(loop);
    } else if (statement instanceof Statement.Counter counter) {
      code.addStatement("int $L = $L", counter.name(), index(counter.value()));
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
          store.array().equals("losses")
              ? ExpressionSpeller.wide(store.value())
              : spell(store.value(), "");
      code.addStatement("$L[$L] = $L", store.array(), index(store.index()), value);
    } else if (statement instanceof Statement.Draw draw) {
      draw(draw);
    } else if (statement instanceof Statement.Invoke invoke) {
      invoke(invoke);
    } else {
      throw new AssertionError(statement);
    }
  }

  private void loop(Statement.Loop loop) {
    String name = loop.index();
    String start = loop.start().map(i -> "int " + name + " = " + index(i)).orElse("");
    if (loop.step() == 1) {
      code.beginControlFlow("for ($L; $L < $L; $L++)", start, name, index(loop.end()), name);
    } else {
      boolean constant = loop.end().factors().isEmpty();
      CodeBlock last =
          constant
              ? CodeBlock.of("$L < $L", name, index(loop.end()))
              : CodeBlock.of("$L <= $L - $L", name, index(loop.end()), loop.step());
      code.beginControlFlow("for ($L; $L; $L += $L)", start, last, name, loop.step());
    }
    loop.body().forEach(this::add);
    code.endControlFlow();
  }

  private void draw(Statement.Draw draw) {
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
    return argument
        .row()
        .map(row -> CodeBlock.of("$L[$L]", argument.name(), index(row)))
        .orElseGet(() -> CodeBlock.of("$L", argument.name()));
  }

  private void declare(Statement.Precision precision, String name) {
    if (precision == Statement.Precision.DOUBLE) {
      doubles.add(name);
    } else {
      doubles.remove(name);
    }
  }

  private TypeName type(Statement.Precision precision) {
    return precision == Statement.Precision.DOUBLE ? TypeName.DOUBLE : types.number();
  }

  private CodeBlock spell(Expr value, String target) {
    return doubles.contains(target)
        ? ExpressionSpeller.wide(value)
        : ExpressionSpeller.element(value, element, doubles);
  }

  /** What is added to a double sum is computed in the element type. */
  private void assign(Statement.Assign assign) {
    if (assign.value() instanceof Expr.Apply sum
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
