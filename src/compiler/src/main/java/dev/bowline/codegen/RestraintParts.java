package dev.bowline.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Plan.Constrained;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.Invocation;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Penalties and constraints in a trainer; nothing of either where the model has none. */
final class RestraintParts {
  private final Plan.Restraints restraints;
  private final Types types;

  RestraintParts(Plan.Restraints restraints, Types types) {
    this.restraints = restraints;
    this.types = types;
  }

  void addFields(TypeSpec.Builder type) {
    if (restraints.penalties() > 0) {
      type.addField(
          FieldSpec.builder(
                  ArrayTypeName.of(TypeName.DOUBLE), "penalties", Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new double[$L]", restraints.penalties())
              .build());
    }
    restraints
        .scratch()
        .forEach(s -> type.addField(TrainerClass.array(types, s.field(), s.length())));
  }

  void addMethods(TypeSpec.Builder type) {
    if (restraints.penalties() > 0) {
      type.addMethod(penalize());
    }
    if (!restraints.constrained().isEmpty()) {
      type.addMethod(
          TrainerClass.overridden("isConstrained")
              .returns(TypeName.BOOLEAN)
              .addStatement("return true")
              .build());
      type.addMethod(constrain());
    }
  }

  private MethodSpec penalize() {
    MethodSpec.Builder method =
        TrainerClass.overridden("penalize")
            .returns(TypeName.DOUBLE)
            .addParameter(TypeName.INT, "rows");
    restraints.penalize().forEach(invocation -> method.addStatement(call(invocation)));
    CodeBlock all =
        IntStream.range(0, restraints.penalties())
            .mapToObj(number -> CodeBlock.of("penalties[$L]", number))
            .collect(CodeBlock.joining(" + "));
    return method.addStatement("return $L", all).build();
  }

  private MethodSpec constrain() {
    MethodSpec.Builder method =
        TrainerClass.overridden("constrain")
            .addParameter(TypeName.INT, "shard")
            .addParameter(TypeName.INT, "shards");
    int number = 0;
    for (Constrained constrained : restraints.constrained()) {
      method.beginControlFlow("if (shard == $L % shards)", number++);
      method.addStatement(call(constrained.invocation()));
      for (Copy copy : constrained.refreshed()) {
        String rows = Integer.toString(constrained.stored().parameter().rows());
        method.addStatement(KernelClass.refresh(copy, "0", rows));
      }
      method.endControlFlow();
    }
    return method.build();
  }

  private static CodeBlock call(Invocation invocation) {
    return CodeBlock.of(
        "$L($L)", invocation.procedure(), String.join(", ", invocation.arguments()));
  }
}
