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
import dev.bowline.plan.Plan.EachKernel;
import dev.bowline.plan.Plan.EachWeight;
import dev.bowline.plan.Plan.Stage;
import dev.bowline.plan.Plan.Update;
import dev.bowline.plan.Plan.WeightPass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    List<WeightPass> passes = trainer.passes().all();
    if (passes.isEmpty()) {
      return;
    }
    trainer
        .passes()
        .scratch()
        .forEach(
            scratch -> type.addField(TrainerClass.array(types, scratch.field(), scratch.length())));
    trainer.updates().forEach(update -> addNumbers(type, update));
    each()
        .filter(pass -> pass.scope() == Scope.MODEL)
        .flatMap(pass -> pass.pass().numbers().stream())
        .forEach(n -> type.addField(types.number(), n.target(), Modifier.PRIVATE));
    type.addMethod(count("passes", passes.size()));
    if (trainer.rule().every() > 1) {
      type.addMethod(count("every", trainer.rule().every()));
      long always = each().filter(pass -> pass.pass().always()).count();
      type.addMethod(count("passesOfStep", passes.size() - (int) always));
    }
    type.addMethod(apply());
    if (each().anyMatch(pass -> !pass.pass().numbers().isEmpty())) {
      type.addMethod(settle());
    }
  }

  private Stream<EachWeight> each() {
    return trainer.passes().all().stream()
        .filter(EachWeight.class::isInstance)
        .map(EachWeight.class::cast);
  }

  private static MethodSpec count(String name, int value) {
    return TrainerClass.overridden(name)
        .returns(TypeName.INT)
        .addStatement("return $L", value)
        .build();
  }

  private void addNumbers(TypeSpec.Builder type, Update update) {
    each()
        .filter(pass -> isOver(pass, update))
        .forEach(
            pass -> {
              pass.pass().sums().forEach(sum -> type.addField(array(update, sum)));
              if (pass.scope() == Scope.TENSOR) {
                pass.pass()
                    .numbers()
                    .forEach(
                        n -> type.addField(types.number(), field(update, n), Modifier.PRIVATE));
              }
            });
  }

  private static FieldSpec array(Update update, Optimizer.Sum sum) {
    return FieldSpec.builder(
            ArrayTypeName.of(TypeName.DOUBLE),
            update.numbers().get(sum.name()),
            Modifier.PRIVATE,
            Modifier.FINAL)
        .initializer("new double[$L]", rows(update))
        .build();
  }

  private static String field(Update update, Optimizer.Update number) {
    return update.numbers().get(number.target());
  }

  private static boolean isOver(EachWeight pass, Update update) {
    return update.stored().parameter().isAmong(pass.pass().over());
  }

  private static boolean isKernel(Update update) {
    return update.stored().parameter().isKernel();
  }

  /** How many sums a tensor is added up in: one for each row of a kernel. */
  private static int rows(Update update) {
    return isKernel(update) ? update.stored().parameter().rows() : 1;
  }

  /** Passes that do the same are one case: an iteration over kernels repeats itself. */
  private MethodSpec apply() {
    MethodSpec.Builder method =
        TrainerClass.overridden("apply")
            .addParameter(TypeName.INT, "pass")
            .addParameter(TypeName.INT, "shard")
            .addParameter(TypeName.INT, "shards")
            .beginControlFlow("switch (pass)");
    Map<CodeBlock, List<String>> cases = new LinkedHashMap<>();
    int last = trainer.passes().all().size() - 1;
    for (int i = 0; i <= last; i++) {
      CodeBlock body = body(trainer.passes().all().get(i), i == last);
      cases.computeIfAbsent(body, unseen -> new ArrayList<>()).add(Integer.toString(i));
    }
    int left = cases.size();
    for (Map.Entry<CodeBlock, List<String>> pass : cases.entrySet()) {
      left--;
      method
          .beginControlFlow(
              left == 0 ? "default ->" : "case " + String.join(", ", pass.getValue()) + " ->")
          .addCode(pass.getKey())
          .endControlFlow();
    }
    return method.endControlFlow().build();
  }

  private CodeBlock body(WeightPass pass, boolean last) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (pass instanceof EachKernel whole) {
      whole.stages().forEach(stage -> code.addStatement(call(stage)));
      return code.build();
    }
    EachWeight each = (EachWeight) pass;
    int vectors = 0;
    for (Update update : trainer.updates()) {
      if (!isOver(each, update)) {
        continue;
      }
      if (isKernel(update)) {
        kernel(code, each, update, last);
      } else {
        code.beginControlFlow("if (shard == $L % shards)", vectors++);
        code.addStatement(call(each, update, "0", update.stored().parameter().size(), "0"));
        code.endControlFlow();
      }
    }
    return code.build();
  }

  private static CodeBlock call(Stage stage) {
    CodeBlock.Builder call = CodeBlock.builder().add("$L(", stage.invocation().procedure());
    stage.invocation().arguments().forEach(argument -> call.add("$L, ", argument));
    for (String shard : List.of("shard, ", "shard + 1, ")) {
      call.add("cut($L, $L, " + shard + "shards)", stage.parts(), stage.height());
      call.add(shard.equals("shard, ") ? ", " : ")");
    }
    return call.build();
  }

  private void kernel(CodeBlock.Builder code, EachWeight pass, Update update, boolean last) {
    String field = update.stored().field();
    Parameter parameter = update.stored().parameter();
    code.add(TrainerClass.ends(update.stored(), Plan.Shared.ROWS, update.procedure().height()));
    if (pass.pass().sums().isEmpty()) {
      int columns = parameter.columns();
      code.addStatement(
          call(
              pass,
              update,
              field + "From * " + columns,
              "(" + field + "To - " + field + "From) * " + columns,
              "0"));
    } else {
      code.beginControlFlow("for (int i = $LFrom; i < $LTo; i++)", field, field);
      code.addStatement(call(pass, update, "i * " + parameter.columns(), parameter.columns(), "i"));
      code.endControlFlow();
    }
    if (last) {
      for (Copy copy : update.refreshed()) {
        code.addStatement(KernelClass.refresh(copy, field + "From", field + "To"));
      }
    }
  }

  private CodeBlock call(EachWeight pass, Update update, String at, Object count, String row) {
    CodeBlock.Builder call =
        CodeBlock.builder()
            .add(
                "$L($L, $L",
                pass.procedure(),
                update.kept().orElseThrow(),
                update.stored().array());
    for (String slot : pass.slots()) {
      call.add(", $L", update.slot(slot));
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
    for (int i = 0; i < trainer.passes().all().size(); i++) {
      if (!(trainer.passes().all().get(i) instanceof EachWeight pass)
          || pass.pass().numbers().isEmpty()) {
        continue;
      }
      method.beginControlFlow("case $L ->", i);
      if (pass.scope() == Scope.MODEL) {
        ofModel(method, pass);
      } else {
        trainer.updates().stream()
            .filter(update -> isOver(pass, update))
            .forEach(update -> ofTensor(method, pass, update));
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
  private void ofModel(MethodSpec.Builder method, EachWeight pass) {
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

  private void ofTensor(MethodSpec.Builder method, EachWeight pass, Update update) {
    Map<String, Expr> known = new HashMap<>();
    known.put("rows", Exprs.number(update.stored().parameter().rows()));
    known.put("columns", Exprs.number(update.stored().parameter().columns()));
    for (Optimizer.Sum sum : pass.pass().sums()) {
      String name = update.numbers().get(sum.name()) + "Total";
      method.addStatement("final double $L = $L", name, sum(update, sum));
      known.put(sum.name(), Exprs.variable(name));
    }
    for (Optimizer.Update number : pass.pass().numbers()) {
      assign(method, field(update, number), Exprs.substitute(number.value(), known));
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
