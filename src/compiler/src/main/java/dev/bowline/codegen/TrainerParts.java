package dev.bowline.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Optimizer;
import dev.bowline.expr.Exprs;
import dev.bowline.model.Parameter;
import dev.bowline.model.Training;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.Stored;
import dev.bowline.plan.Plan.Update;
import dev.bowline.plan.loop.Procedure;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The trainer nested in a generated class. */
final class TrainerParts {
  private final Plan plan;
  private final Plan.TrainerPlan trainer;
  private final Types types;
  private final ClassName training;
  private final StorageParts storage;

  TrainerParts(Plan plan, Types types, ClassName self, StorageParts storage) {
    this.plan = plan;
    this.trainer = plan.trainer();
    this.types = types;
    this.training = self.nestedClass("Training");
    this.storage = storage;
  }

  void addTo(TypeSpec.Builder type) {
    if (types.single()) {
      type.addMethod(
          opener().addStatement("return trainer($T.fromModel())", Types.OPTIONS).build());
    }
    type.addMethod(
        opener()
            .addParameter(Types.OPTIONS, "options")
            .addStatement("return new $T(options)", training)
            .build());
    if (plan.model().scaling().isPresent() && !types.single()) {
      type.addMethod(
          MethodSpec.methodBuilder("fitScaling")
              .addAnnotation(Override.class)
              .addModifiers(Modifier.PUBLIC)
              .addParameter(types.vector(), "x")
              .addParameter(TypeName.INT, "rows")
              .addStatement("scaling.fit(x, rows)")
              .build());
    }
    type.addType(trainingClass());
  }

  private MethodSpec.Builder opener() {
    return MethodSpec.methodBuilder("trainer")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(types.trainer());
  }

  private TypeSpec trainingClass() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(training)
            .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
            .superclass(types.engine())
            .addJavadoc("Trains the surrounding instance in place.\n");
    for (Buffer buffer : trainer.buffers()) {
      type.addField(
          FieldSpec.builder(types.matrix(), buffer.name(), Modifier.PRIVATE)
              .initializer("new $T[0][$L]", types.number(), buffer.size())
              .build());
    }
    for (Copy copy : trainer.copies()) {
      Parameter kernel = copy.kernel().parameter();
      type.addField(
          FieldSpec.builder(types.matrix(), copy.field(), Modifier.PRIVATE, Modifier.FINAL)
              .addJavadoc("Scratch: $L read the other way round.\n", kernel.name())
              .initializer("new $T[$L][$L]", types.number(), kernel.columns(), kernel.rows())
              .build());
    }
    trainer.updates().forEach(update -> addSlots(type, update));
    for (String name : numbers()) {
      type.addField(types.number(), name, Modifier.PRIVATE);
    }
    type.addField(TypeName.INT, "capacity", Modifier.PRIVATE);
    type.addField(
        FieldSpec.builder(TypeName.INT, "seen", Modifier.PRIVATE)
            .initializer("changes - 1")
            .build());
    type.addMethod(constructor());
    type.addMethod(reserve());
    type.addMethod(pass());
    type.addMethod(evaluate());
    type.addMethod(prepare());
    type.addMethod(update());
    ProcedureWriter.methods(plan.procedures(), Procedure.Place.TRAINER, types)
        .forEach(type::addMethod);
    type.addMethod(work());
    type.addMethod(slots());
    return type.build();
  }

  private void addSlots(TypeSpec.Builder type, Update update) {
    Parameter parameter = update.stored().parameter();
    for (String slot : update.slots()) {
      boolean kernel = parameter.role() == Parameter.Role.KERNEL;
      FieldSpec.Builder field =
          FieldSpec.builder(
              kernel ? types.matrix() : types.vector(), slot, Modifier.PRIVATE, Modifier.FINAL);
      type.addField(
          (kernel
                  ? field.initializer(
                      "new $T[$L][$L]", types.number(), parameter.rows(), parameter.columns())
                  : field.initializer("new $T[$L]", types.number(), parameter.columns()))
              .build());
    }
  }

  /** The numbers of a step that the optimiser's rule reads. */
  private List<String> numbers() {
    List<String> names = new ArrayList<>();
    Optimizer.Rule rule = trainer.rule();
    boolean readsRate =
        rule.updates().stream()
            .anyMatch(update -> Exprs.variables(update.value()).contains("rate"));
    if (readsRate) {
      names.add("rate");
    }
    rule.scalars().forEach(scalar -> names.add(scalar.target()));
    return names;
  }

  private MethodSpec constructor() {
    Training settings = plan.model().training();
    CodeBlock metrics =
        settings.metrics().stream()
            .map(metric -> CodeBlock.of("$S", metric.name()))
            .collect(CodeBlock.joining(", "));
    Choice<Optimizer> optimizer = settings.optimizer();
    CodeBlock made =
        CodeBlock.of(
            "new $T($L, $L, $L, $L, $LL, $L, $T.of($L))",
            Types.SETTINGS,
            settings.epochs(),
            settings.batchSize(),
            settings.shuffle(),
            settings.validationSplit(),
            settings.seed(),
            optimizer.arguments().real("learning_rate"),
            Types.LIST,
            metrics);
    MethodSpec.Builder method =
        MethodSpec.constructorBuilder().addParameter(Types.OPTIONS, "options");
    if (!types.single()) {
      return method.addStatement("super($>$>\n$L,\noptions$<$<)", made).build();
    }
    return method
        .addStatement(
            "super($>$>\nINPUT_SIZE,\n$L,\n$L,\noptions$<$<)", storage.scalingOf(""), made)
        .build();
  }

  private MethodSpec.Builder overridden(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED);
  }

  private MethodSpec reserve() {
    MethodSpec.Builder method = overridden("reserve").addParameter(TypeName.INT, "rows");
    method.beginControlFlow("if (rows > capacity)");
    for (Buffer buffer : trainer.buffers()) {
      method.addStatement("$L = new $T[rows][$L]", buffer.name(), types.number(), buffer.size());
    }
    method.addStatement("capacity = rows").endControlFlow();
    method.beginControlFlow("if (seen != changes)");
    for (Copy copy : trainer.copies()) {
      method.addStatement(
          "$T.transpose($L, $L, 0, $L)",
          Types.ROWS,
          copy.kernel().field(),
          copy.field(),
          copy.kernel().parameter().rows());
    }
    return method.addStatement("seen = changes").endControlFlow().build();
  }

  private MethodSpec pass() {
    String x = trainer.input().name();
    String t = trainer.target().name();
    return overridden("pass")
        .addParameter(types.vector(), "x")
        .addParameter(types.vector(), "target")
        .addParameter(TypeName.INT, "rows")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .addStatement(
            types.single()
                ? "final float share = (float) (1.0 / rows)"
                : "final double share = 1.0 / rows")
        .addStatement("load(x, from, $L, from, to)", x)
        .addStatement("final $T $L = target == x ? $L : this.$L", types.matrix(), t, x, t)
        .beginControlFlow("if (target != x)")
        .addStatement("load(target, from, $L, from, to)", t)
        .endControlFlow()
        .addCode(new StepWriter("", "from", "to").write(trainer.pass()))
        .build();
  }

  private MethodSpec evaluate() {
    return overridden("evaluate")
        .addParameter(types.vector(), "x")
        .addParameter(types.vector(), "target")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .addStatement("measure(x, target, from, to, losses, metrics)")
        .build();
  }

  private MethodSpec prepare() {
    MethodSpec.Builder method =
        overridden("prepare")
            .addParameter(TypeName.DOUBLE, "rate")
            .addParameter(TypeName.LONG, "step");
    String cast = types.single() ? "(float) " : "";
    if (numbers().contains("rate")) {
      method.addStatement("this.rate = $Lrate", cast);
    }
    for (Optimizer.Update scalar : trainer.rule().scalars()) {
      method.addStatement(
          types.single() ? "$L = (float) ($L)" : "$L = $L",
          scalar.target(),
          ExpressionSpeller.wide(scalar.value()));
    }
    return method.addStatement("seen = ++changes").build();
  }

  private MethodSpec update() {
    MethodSpec.Builder method =
        overridden("update")
            .addParameter(types.vector(), "x")
            .addParameter(TypeName.INT, "rows")
            .addParameter(TypeName.INT, "shard")
            .addParameter(TypeName.INT, "shards")
            .addStatement("final $T gradient = WORK.get().gradient", types.matrix());
    int vectors = 0;
    for (Update update : trainer.updates()) {
      Stored stored = update.stored();
      if (stored.parameter().role() == Parameter.Role.KERNEL) {
        int rows = stored.parameter().rows();
        String name = stored.field();
        method.addStatement(
            "final int $LFrom = $T.cut($L, shard, shards)", name, Types.STEPPER, rows);
        method.addStatement(
            "final int $LTo = $T.cut($L, shard + 1, shards)", name, Types.STEPPER, rows);
        method.addStatement("$L(gradient, rows, $LFrom, $LTo)", update.procedure(), name, name);
        update
            .copy()
            .ifPresent(
                copy ->
                    method.addStatement(
                        "$T.transpose($L, $L, $LFrom, $LTo)",
                        Types.ROWS,
                        name,
                        copy.field(),
                        name,
                        name));
      } else {
        method
            .beginControlFlow("if (shard == $L % shards)", vectors++)
            .addStatement("$L(gradient, rows)", update.procedure())
            .endControlFlow();
      }
    }
    return method.build();
  }

  private MethodSpec work() {
    return overridden("work")
        .addParameter(TypeName.INT, "rows")
        .returns(TypeName.LONG)
        .addStatement("return $LL * rows", trainer.work())
        .build();
  }

  private MethodSpec slots() {
    List<CodeBlock> views = new ArrayList<>();
    for (Update update : trainer.updates()) {
      for (int i = 0; i < update.slots().size(); i++) {
        String name = update.stored().parameter().name() + "." + trainer.rule().slots().get(i);
        views.add(storage.tensor(name, update.stored(), update.slots().get(i)));
      }
    }
    return MethodSpec.methodBuilder("slots")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(types.tensors())
        .addStatement(
            "return $T.of($>$>$L$L$<$<)",
            Types.LIST,
            views.isEmpty() ? "" : "\n",
            views.stream().collect(CodeBlock.joining(",\n")))
        .build();
  }
}
