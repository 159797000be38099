package dev.bowline.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.catalog.RowProgram.Let;
import dev.bowline.catalog.Symbols;
import dev.bowline.plan.Plan.Whole;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Losses and metrics of whole batches in a trainer; nothing of them where a model has none. */
final class WholeParts {
  private final List<Whole> wholes;
  private final Types types;

  WholeParts(List<Whole> wholes, Types types) {
    this.wholes = wholes;
    this.types = types;
  }

  /** Makes the arrays of the sums' parts for as many rows as the variable rows says. */
  static CodeBlock newSums() {
    return CodeBlock.builder()
        .beginControlFlow("for (int s = 0; s < sums.length; s++)")
        .addStatement("sums[s] = new double[rows]")
        .endControlFlow()
        .build();
  }

  void addFields(TypeSpec.Builder type) {
    if (wholes.isEmpty()) {
      return;
    }
    type.addField(
        FieldSpec.builder(
                ArrayTypeName.of(ArrayTypeName.of(TypeName.DOUBLE)),
                "sums",
                Modifier.PRIVATE,
                Modifier.FINAL)
            .addJavadoc("[sum][row]: what each row adds to the sums over the whole batch.\n")
            .initializer("new double[$L][]", wholes.stream().mapToInt(w -> w.sums().size()).sum())
            .build());
    for (Whole whole : wholes) {
      whole.kept().values().forEach(field -> type.addField(number(field)));
      whole.counted().ifPresent(field -> type.addField(number(field)));
    }
  }

  private FieldSpec number(String field) {
    return FieldSpec.builder(types.number(), field, Modifier.PRIVATE).build();
  }

  void addMethods(TypeSpec.Builder type) {
    if (wholes.isEmpty()) {
      return;
    }
    MethodSpec.Builder all = TrainerClass.overridden("combine").addParameter(TypeName.INT, "rows");
    wholes.forEach(whole -> all.addStatement("$L(rows)", name(whole)));
    type.addMethod(all.build());
    wholes.forEach(whole -> type.addMethod(combine(whole)));
  }

  private static String name(Whole whole) {
    return whole.metric().isPresent() ? "combineMetric" + whole.metric().getAsInt() : "combineLoss";
  }

  /** The sums, in the order of the rows, and what follows from them. */
  private MethodSpec combine(Whole whole) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name(whole))
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("$L\n", whole.comment())
            .addParameter(TypeName.INT, "rows");
    for (int i = 0; i < whole.sums().size(); i++) {
      method.addStatement(
          "final double $L = sum(sums[$L], rows)", whole.sums().get(i), whole.first() + i);
    }
    for (Let step : whole.steps()) {
      method.addStatement(
          "final double $L = $L", step.name(), ExpressionSpeller.wide(step.value()));
    }
    String array =
        whole.metric().isPresent() ? "metrics[" + whole.metric().getAsInt() + "]" : "losses";
    method.addStatement("$T.fill($L, 0, rows, $L)", Types.ARRAYS, array, Symbols.LOSS);
    String cast = types.single() ? "(float) " : "";
    whole.kept().forEach((name, field) -> method.addStatement("$L = $L$L", field, cast, name));
    whole
        .counted()
        .ifPresent(field -> method.addStatement("$L = $Lsum(shares, rows)", field, cast));
    return method.build();
  }
}
