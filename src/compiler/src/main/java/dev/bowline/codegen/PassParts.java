package dev.bowline.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.catalog.Optimizer;
import dev.bowline.catalog.Optimizer.Scope;
import dev.bowline.expr.Expr;
import dev.bowline.expr.Exprs;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.Update;
import dev.bowline.plan.Plan.WeightPass;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The passes of a trainer over weights whose gradients are kept. */
final class PassParts {
  private final Plan.TrainerPlan trainer;
  private final Types types;

  PassParts(Plan.TrainerPlan trainer, Types types) {
    this.trainer = trainer;
    this.types = types;
  }

  /** Fields and methods, as far as there are passes. */
  void addTo(TypeSpec.Builder type) {
    if (trainer.passes().isEmpty()) {
      return;
    }
    trainer.updates().forEach(update -> addNumbers(type, update));
    for (WeightPass pass : trainer.passes()) {
      if (pass.scope() == Scope.MODEL) {
        pass.pass()
            .numbers()
            .forEach(n -> type.addField(types.number(), n.target(), Modifier.PRIVATE));
      }
    }
    type.addMethod(count("passes", trainer.passes().size()));
    if (trainer.rule().every() > 1) {
      type.addMethod(count("every", trainer.rule().every()));
      type.addMethod(count("passesOfStep", stepsPasses()));
    }
    type.addMethod(apply());
    if (trainer.passes().stream().anyMatch(pass -> !pass.pass().numbers().isEmpty())) {
      type.addMethod(settle());
    }
  }

  /** How many passes belong to a whole step; the others come behind them. */
  private int stepsPasses() {
    return (int) trainer.passes().stream().filter(pass -> !pass.pass().always()).count();
  }

  private static MethodSpec count(String name, int value) {
    return TrainerClass.overridden(name)
        .returns(TypeName.INT)
        .addStatement("return $L", value)
        .build();
  }

  private void addNumbers(TypeSpec.Builder type, Update update) {
    for (WeightPass pass : trainer.passes()) {
      for (Optimizer.Sum sum : pass.pass().sums()) {
        type.addField(
            FieldSpec.builder(
                    ArrayTypeName.of(TypeName.DOUBLE),
                    update.numbers().get(sum.name()),
                    Modifier.PRIVATE,
                    Modifier.FINAL)
                .initializer("new double[$L]", rows(update))
                .build());
      }
      if (pass.scope() == Scope.TENSOR) {
        for (Optimizer.Update number : pass.pass().numbers()) {
          type.addField(types.number(), update.numbers().get(number.target()), Modifier.PRIVATE);
        }
      }
    }
  }

  /** How many sums a tensor is added up in: one for each row of a kernel. */
  private static int rows(Update update) {
    Parameter parameter = update.stored().parameter();
    return parameter.role() == Parameter.Role.KERNEL ? parameter.rows() : 1;
  }

  private MethodSpec apply() {
    MethodSpec.Builder method =
        TrainerClass.overridden("apply")
            .addParameter(TypeName.INT, "pass")
            .addParameter(TypeName.INT, "shard")
            .addParameter(TypeName.INT, "shards")
            .beginControlFlow("switch (pass)");
    for (int i = 0; i < trainer.passes().size(); i++) {
      boolean last = i == trainer.passes().size() - 1;
      method.beginControlFlow(last ? "default ->" : "case " + i + " ->");
      int vectors = 0;
      for (Update update : trainer.updates()) {
        if (update.stored().parameter().role() == Parameter.Role.KERNEL) {
          kernel(method, trainer.passes().get(i), update, last);
        } else {
          method.beginControlFlow("if (shard == $L % shards)", vectors++);
          method.addStatement(
              call(trainer.passes().get(i), update, "0", update.stored().parameter().size(), "0"));
          method.endControlFlow();
        }
      }
      method.endControlFlow();
    }
    return method.endControlFlow().build();
  }

  private void kernel(MethodSpec.Builder method, WeightPass pass, Update update, boolean last) {
    String field = update.stored().field();
    Parameter parameter = update.stored().parameter();
    method.addCode(TrainerClass.ends(update.stored(), update.procedure().height()));
    if (pass.pass().sums().isEmpty()) {
      int columns = parameter.columns();
      method.addStatement(
          call(
              pass,
              update,
              field + "From * " + columns,
              "(" + field + "To - " + field + "From) * " + columns,
              "0"));
    } else {
      method.beginControlFlow("for (int i = $LFrom; i < $LTo; i++)", field, field);
      method.addStatement(
          call(pass, update, "i * " + parameter.columns(), parameter.columns(), "i"));
      method.endControlFlow();
    }
    if (last) {
      for (Copy copy : update.refreshed()) {
        method.addStatement(KernelClass.refresh(copy, field + "From", field + "To"));
      }
    }
  }

  private CodeBlock call(WeightPass pass, Update update, String at, Object count, String row) {
    CodeBlock.Builder call =
        CodeBlock.builder()
            .add(
                "$L($L, $L",
                pass.procedure(),
                update.kept().orElseThrow(),
                update.stored().array());
    for (String slot : pass.slots()) {
      call.add(", $L", update.slots().get(trainer.rule().slots().indexOf(slot)));
    }
    pass.pass().sums().forEach(sum -> call.add(", $L", update.numbers().get(sum.name())));
    pass.numbers().forEach(number -> call.add(", $L", update.numbers().get(number)));
    call.add(", $L, $L", at, count);
    if (!pass.pass().sums().isEmpty()) {
      call.add(", $L", row);
    }
    return call.add(")").build();
  }

  private MethodSpec settle() {
    MethodSpec.Builder method =
        TrainerClass.overridden("settle")
            .addParameter(TypeName.INT, "pass")
            .beginControlFlow("switch (pass)");
    for (int i = 0; i < trainer.passes().size(); i++) {
      WeightPass pass = trainer.passes().get(i);
      if (pass.pass().numbers().isEmpty()) {
        continue;
      }
      method.beginControlFlow("case $L ->", i);
      if (pass.scope() == Scope.MODEL) {
        ofModel(method, pass);
      } else {
        trainer.updates().forEach(update -> ofTensor(method, pass, update));
      }
      method.endControlFlow();
    }
    return method
        .beginControlFlow("default ->")
        .addComment("nothing was summed")
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  /** Sums over all tensors are of one name: each adds to them in its turn. */
  private void ofModel(MethodSpec.Builder method, WeightPass pass) {
    for (Optimizer.Sum sum : pass.pass().sums()) {
      CodeBlock all =
          trainer.updates().stream()
              .map(update -> sum(update, sum))
              .collect(CodeBlock.joining("\n+ "));
      method.addStatement("final double $L = $L", sum.name(), all);
    }
    for (Optimizer.Update number : pass.pass().numbers()) {
      assign(method, number.target(), number.value());
    }
  }

  private void ofTensor(MethodSpec.Builder method, WeightPass pass, Update update) {
    Map<String, Expr> known = new HashMap<>();
    for (Optimizer.Sum sum : pass.pass().sums()) {
      String name = update.numbers().get(sum.name()) + "Total";
      method.addStatement("final double $L = $L", name, sum(update, sum));
      known.put(sum.name(), Exprs.variable(name));
    }
    for (Optimizer.Update number : pass.pass().numbers()) {
      String field = update.numbers().get(number.target());
      assign(method, field, Exprs.substitute(number.value(), known));
    }
  }

  private static CodeBlock sum(Update update, Optimizer.Sum sum) {
    return CodeBlock.of("sum($L, $L)", update.numbers().get(sum.name()), rows(update));
  }

  private void assign(MethodSpec.Builder method, String field, Expr value) {
    method.addStatement(
        types.single() ? "$L = (float) ($L)" : "$L = $L", field, ExpressionSpeller.wide(value));
  }
}
