package dev.bowline.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.LossReduction;
import dev.bowline.catalog.Optimizer;
import dev.bowline.catalog.Pretraining;
import dev.bowline.expr.Exprs;
import dev.bowline.model.Meaning;
import dev.bowline.model.Parameter;
import dev.bowline.model.Stages;
import dev.bowline.model.Training;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.Slot;
import dev.bowline.plan.Plan.Stored;
import dev.bowline.plan.Plan.Update;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.runtime.Shuffle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The trainer of one target. */
final class TrainerClass {
  private final Plan plan;
  private final Plan.Kernels kernels;
  private final Plan.TrainerPlan trainer;
  private final Types types;
  private final ClassName outer;
  private final ClassName holder;
  private final StorageParts storage;
  private final BatchParts batch;

  TrainerClass(
      Plan plan,
      Plan.Kernels kernels,
      Types types,
      ClassName outer,
      ClassName holder,
      StorageParts storage) {
    this.plan = plan;
    this.kernels = kernels;
    this.trainer = kernels.trainer();
    this.types = types;
    this.outer = outer;
    this.holder = holder;
    this.storage = storage;
    boolean inPlace = InPlace.of(plan, kernels.inference()).trains(trainer);
    this.batch = new BatchParts(trainer.input(), types, inPlace);
  }

  /** The name of a trainer's class. */
  static ClassName name(ClassName holder) {
    return holder.nestedClass("Training");
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name(holder))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .superclass(types.engine())
            .addJavadoc("Trains an instance in place.\n");
    type.addField(outer, Plan.MODEL, Modifier.PRIVATE, Modifier.FINAL);
    for (Buffer buffer : trainer.buffers()) {
      type.addField(types.work(buffer.stride()), buffer.name(), Modifier.PRIVATE);
    }
    for (Copy copy : trainer.copies()) {
      type.addField(
          FieldSpec.builder(
                  types.work(copy.stride()), copy.field(), Modifier.PRIVATE, Modifier.FINAL)
              .addJavadoc(
                  "Scratch: $L in the form that the loops take.\n",
                  copy.kernel().parameter().name())
              .initializer(KernelClass.newCopy(copy, types))
              .build());
    }
    trainer.updates().forEach(update -> addArrays(type, update));
    RestraintParts restraints = new RestraintParts(trainer.restraints(), types);
    restraints.addFields(type);
    WholeParts wholes = new WholeParts(trainer.wholes(), types);
    wholes.addFields(type);
    for (String name : numbers()) {
      type.addField(types.number(), name, Modifier.PRIVATE);
    }
    type.addField(TypeName.INT, "capacity", Modifier.PRIVATE);
    type.addField(TypeName.LONG, "seen", Modifier.PRIVATE);
    type.addMethod(constructor());
    type.addMethod(reserve());
    batch.addTo(type);
    type.addMethod(pass());
    if (!trainer.restraints().back().isEmpty()) {
      type.addMethod(isParted());
      type.addMethod(passBack());
    }
    wholes.addMethods(type);
    if (!isStage()) {
      type.addMethod(evaluate());
    }
    LossReduction reduction = Loss.reduction(plan.model().training().loss().arguments());
    if (reduction != LossReduction.SUM_OVER_BATCH_SIZE) {
      type.addMethod(reduction(reduction));
    }
    trainer.schedule().ifPresent(rates -> type.addMethod(scheduled(rates)));
    if (types.single()) {
      type.addMethod(layers());
      type.addMethod(firstNotFinite());
    }
    type.addMethod(prepare());
    type.addMethod(update());
    new PassParts(trainer, types).addTo(type);
    trainer.rule().result().ifPresent(slot -> type.addMethod(finish(slot)));
    restraints.addMethods(type);
    ProcedureWriter.methods(kernels.procedures(), Procedure.Place.TRAINER, types)
        .forEach(type::addMethod);
    if (isStage()) {
      type.addMethod(encode());
      type.addMethod(title());
    }
    if (!plan.stages().isEmpty()) {
      type.addMethod(stages());
      type.addMethod(stage());
    }
    type.addMethod(tile());
    type.addMethod(work());
    type.addMethod(slots());
    return type.build();
  }

  /** Whether it trains a part of what the instances hold. */
  private boolean isStage() {
    return kernels.inference().use() == Plan.Use.STAGE;
  }

  private static MethodSpec.Builder published(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  private MethodSpec encode() {
    return published("encode")
        .addParameter(types.vector(), "x")
        .addParameter(types.vector(), "code")
        .addParameter(TypeName.INT, "rows")
        .addStatement("$T.encode(model, x, code, rows)", holder)
        .build();
  }

  private MethodSpec title() {
    return published("title")
        .returns(String.class)
        .addStatement("return $S", Stages.title(plan.model()))
        .build();
  }

  private MethodSpec stages() {
    return published("stages")
        .returns(TypeName.INT)
        .addStatement("return $L", plan.stages().size())
        .build();
  }

  private MethodSpec stage() {
    MethodSpec.Builder method =
        published("stage")
            .returns(types.engine())
            .addParameter(TypeName.INT, "number")
            .addParameter(Types.OPTIONS, "options")
            .addCode("return switch (number) {$>\n");
    int last = plan.stages().size() - 1;
    for (int i = 0; i <= last; i++) {
      ClassName made = StageClass.trainer(outer, i, kernels.target());
      if (i < last) {
        method.addCode("case $L -> new $T(model, options);\n", i, made);
      } else {
        method.addCode("default -> new $T(model, options);\n", made);
      }
    }
    return method.addCode("$<};\n").build();
  }

  /** What the optimiser keeps for a tensor, and its gradient. */
  private void addArrays(TypeSpec.Builder type, Update update) {
    for (Slot slot : update.slots()) {
      int length = StorageParts.length(update.stored(), slot.slot().extent());
      type.addField(array(types, slot.field(), length));
    }
    Set<String> names = new LinkedHashSet<>();
    update.gradient().ifPresent(names::add);
    update.kept().ifPresent(names::add);
    for (String name : names) {
      type.addField(array(types, name, update.stored().length()));
    }
  }

  /** A field of the trainer that holds so many numbers. */
  static FieldSpec array(Types types, String name, int length) {
    return FieldSpec.builder(types.vector(), name, Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T[$L]", types.number(), length)
        .build();
  }

  /** What slots hold at first, where that is not 0. */
  private void addFirst(MethodSpec.Builder method, Update update) {
    for (Slot slot : update.slots()) {
      double first = slot.slot().first();
      if (first != 0) {
        method.addStatement(
            "$T.fill($L, 0, $L, $L)",
            Types.ARRAYS,
            slot.field(),
            update.stored().parameter().size(),
            ExpressionSpeller.element(Exprs.number(first), types.element(), Set.of()));
      }
    }
  }

  /** The numbers of a step that the optimiser's rule reads. */
  private List<String> numbers() {
    List<String> names = new ArrayList<>();
    Optimizer.Rule rule = trainer.rule();
    boolean readsRate =
        rule.each()
            .flatMap(pass -> Stream.concat(pass.updates().stream(), pass.numbers().stream()))
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
            settings.shuffle() == Shuffle.ROWS,
            settings.validationSplit(),
            settings.seed(),
            trainer.schedule().isPresent()
                ? CodeBlock.of("$T.NaN", Double.class)
                : CodeBlock.of("$L", optimizer.arguments().real("learning_rate")),
            Types.LIST,
            metrics);
    if (settings.shuffle() == Shuffle.BATCH) {
      made = CodeBlock.of("$L.with($T.BATCH)", made, Types.SHUFFLE);
    }
    if (settings.validationFrequency() != 1 || settings.validationBatchSize().isPresent()) {
      made =
          CodeBlock.of(
              "$L.withValidation($L, $L)",
              made,
              settings.validationFrequency(),
              settings.validationBatchSize().orElse(0));
    }
    if (!settings.callbacks().isEmpty() && types.single()) {
      made = CodeBlock.of("$L.with($L)", made, CallbackParts.of(settings.callbacks()));
    }
    if (settings.pretraining().isPresent() && types.single()) {
      int epochs = Pretraining.epochs(settings.pretraining().get());
      made = CodeBlock.of("$L.withPretraining($L)", made, epochs);
    }
    if (types.single()) {
      made = CodeBlock.of("$L.of($LL)", made, Meaning.of(plan.model()));
    }
    MethodSpec.Builder method =
        MethodSpec.constructorBuilder()
            .addParameter(outer, Plan.MODEL)
            .addParameter(Types.OPTIONS, "options");
    if (types.single()) {
      method.addStatement(
          "super($>$>\nmodel,\n$L$L,\n$L,\noptions$<$<)",
          isStage() ? "INPUT_SIZE,\n" : "",
          storage.scalingOf(Plan.MODEL + "."),
          made);
    } else {
      method.addStatement("super($>$>\n$L,\noptions$<$<)", made);
    }
    method.addStatement("this.model = model");
    trainer.updates().forEach(update -> addFirst(method, update));
    return method.build();
  }

  static MethodSpec.Builder overridden(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED);
  }

  private MethodSpec reserve() {
    MethodSpec.Builder method = overridden("reserve").addParameter(TypeName.INT, "rows");
    method.beginControlFlow("if (rows > capacity)");
    for (Buffer buffer : trainer.buffers()) {
      method.addStatement(
          "$L = $L",
          batch.reserved(buffer),
          WorkClass.rows(buffer, types, kernels.inference().margin()));
    }
    if (!trainer.wholes().isEmpty()) {
      method.addCode(WholeParts.newSums());
    }
    method.addStatement("capacity = rows").endControlFlow();
    method.beginControlFlow("if (seen != model.version)");
    for (Copy copy : trainer.copies()) {
      method.addStatement(
          KernelClass.refresh(copy, "0", Integer.toString(copy.kernel().parameter().rows())));
    }
    return method.addStatement("seen = model.version").endControlFlow().build();
  }

  private MethodSpec pass() {
    String x = trainer.input().name();
    String t = trainer.target().name();
    MethodSpec.Builder method =
        overridden("pass")
            .addParameter(types.vector(), "x")
            .addParameter(types.vector(), "target")
            .addParameter(TypeName.INT, "rows")
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "to")
            .addStatement("final $T work = WORK.get()", holder.nestedClass("Work"));
    return method
        .addCode(share(trainer.pass()))
        .addCode(batch.take())
        .addStatement(
            "final $T $L = target == x ? $L : this.$L",
            types.work(trainer.target().stride()),
            t,
            x,
            t)
        .beginControlFlow("if (target != x)")
        .addStatement("load(model, target, from, $L, from, to)", t)
        .endControlFlow()
        .addCode(new StepWriter("", "from", "to").write(trainer.pass()))
        .build();
  }

  /** Sets one over the rows of the batch, if a pass takes it. */
  private CodeBlock share(List<Plan.Step> pass) {
    if (!StepWriter.gives(pass, Plan.OfShare.class)) {
      return CodeBlock.of("");
    }
    return CodeBlock.builder()
        .addStatement(
            types.single()
                ? "final float share = (float) (1.0 / rows)"
                : "final double share = 1.0 / rows")
        .build();
  }

  private MethodSpec isParted() {
    return overridden("isParted").returns(TypeName.BOOLEAN).addStatement("return true").build();
  }

  private MethodSpec passBack() {
    String x = trainer.input().name();
    String t = trainer.target().name();
    return overridden("passBack")
        .addParameter(types.vector(), "x")
        .addParameter(types.vector(), "target")
        .addParameter(TypeName.INT, "rows")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .addStatement("final $T work = WORK.get()", holder.nestedClass("Work"))
        .addCode(share(trainer.restraints().back()))
        .addStatement(
            "final $T $L = target == x ? $L : this.$L",
            types.work(trainer.target().stride()),
            t,
            x,
            t)
        .addCode(new StepWriter("", "from", "to").write(trainer.restraints().back()))
        .build();
  }

  private MethodSpec evaluate() {
    return overridden("evaluate")
        .addParameter(types.vector(), "x")
        .addParameter(types.vector(), "target")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "to")
        .addStatement(
            "measure(model, x, target, from, to, losses, metrics$L$L$L)",
            kernels.inference().sums() > 0 ? ", sums" : "",
            StepWriter.gives(kernels.inference().evaluate(), Plan.OfPenalties.class)
                ? ", rowPenalties"
                : "",
            trainer.restraints().gathered().stream()
                .map(buffer -> ", " + buffer.name())
                .collect(Collectors.joining()))
        .build();
  }

  private MethodSpec reduction(LossReduction reduction) {
    boolean whole = trainer.wholes().stream().anyMatch(w -> w.metric().isEmpty());
    String sum = whole ? "SUM_OF_ONE" : "SUM";
    return overridden("reduction")
        .returns(Types.REDUCTION)
        .addStatement(
            "return $T.$L", Types.REDUCTION, reduction == LossReduction.SUM ? sum : "WEIGHTED_MEAN")
        .build();
  }

  private MethodSpec scheduled(List<Optimizer.Update> rates) {
    MethodSpec.Builder method =
        overridden("scheduled").returns(TypeName.DOUBLE).addParameter(TypeName.LONG, "s");
    for (Optimizer.Update rate : rates) {
      CodeBlock value = ExpressionSpeller.wide(rate.value());
      if (rate.target().equals("rate")) {
        method.addStatement("return $L", value);
      } else {
        method.addStatement("final double $L = $L", rate.target(), value);
      }
    }
    return method.build();
  }

  private MethodSpec layers() {
    CodeBlock names =
        plan.model().layers().stream()
            .map(layer -> CodeBlock.of("$S", layer.name()))
            .collect(CodeBlock.joining(", "));
    return overridden("layers")
        .returns(ParameterizedTypeName.get(Types.LIST, ClassName.get(String.class)))
        .addStatement("return $T.of($L)", Types.LIST, names)
        .build();
  }

  private MethodSpec firstNotFinite() {
    return overridden("firstNotFinite")
        .returns(TypeName.INT)
        .addParameter(types.vector(), "x")
        .addParameter(TypeName.INT, "row")
        .addStatement("return inspect(model, x, row)")
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
    return method
        .addStatement("model.version = $T.next()", Types.VERSION)
        .addStatement("seen = model.version")
        .build();
  }

  private MethodSpec update() {
    Plan.GradientScratch scratch = kernels.inference().gradient();
    MethodSpec.Builder method =
        overridden("update")
            .addParameter(types.vector(), "x")
            .addParameter(TypeName.INT, "rows")
            .addParameter(TypeName.INT, "shard")
            .addParameter(TypeName.INT, "shards")
            .addStatement(
                "final $T gradient = WORK.get().gradient($L)",
                scratch.rows().isPresent() ? types.matrix() : types.vector(),
                scratch.perRow() > 0 ? "rows" : "");
    int vectors = 0;
    for (Update update : trainer.updates()) {
      if (update.stored().parameter().isKernel()) {
        kernel(method, update);
      } else {
        method
            .beginControlFlow("if (shard == $L % shards)", vectors++)
            .addStatement("$L(gradient, rows)", update.procedure().procedure())
            .endControlFlow();
      }
    }
    return method.build();
  }

  private void kernel(MethodSpec.Builder method, Update update) {
    Stored stored = update.stored();
    if (update.low().isEmpty()) {
      kernel(method, stored, update.procedure());
    } else {
      method.beginControlFlow("if (TALL)");
      kernel(method, stored, update.procedure());
      method.nextControlFlow("else");
      kernel(method, stored, update.low().get());
      method.endControlFlow();
    }
    if (update.kept().isPresent()) {
      return;
    }
    String from = stored.field() + "From";
    String to = stored.field() + "To";
    for (Copy copy : update.refreshed()) {
      method.addStatement(
          update.procedure().shared() == Plan.Shared.ROWS
              ? KernelClass.refresh(copy, from, to)
              : KernelClass.refreshColumns(copy, from, to));
    }
  }

  /** The rows of a kernel, or its columns, that are a shard's. */
  static CodeBlock ends(Stored stored, Plan.Shared shared, int height) {
    Parameter kernel = stored.parameter();
    CodeBlock.Builder code = CodeBlock.builder();
    for (String end : List.of("From", "To")) {
      code.addStatement(
          "final int $L$L = cut($L, $L, $L, shards)",
          stored.field(),
          end,
          shared == Plan.Shared.ROWS ? kernel.rows() : kernel.columns(),
          height,
          end.equals("From") ? "shard" : "shard + 1");
    }
    return code.build();
  }

  private void kernel(MethodSpec.Builder method, Stored stored, Plan.UpdateCall call) {
    String name = stored.field();
    method.addCode(ends(stored, call.shared(), call.height()));
    method.addStatement("$L(gradient, rows, $LFrom, $LTo)", call.procedure(), name, name);
  }

  /** The weights give way to what a slot holds. */
  private MethodSpec finish(String slot) {
    MethodSpec.Builder method = overridden("finish");
    for (Update update : trainer.updates()) {
      method.addStatement(
          "System.arraycopy($L, 0, $L, 0, $L)",
          update.slot(slot),
          update.stored().array(),
          update.stored().parameter().size());
    }
    return method.addStatement("model.version = $T.next()", Types.VERSION).build();
  }

  private MethodSpec tile() {
    return overridden("tile")
        .returns(TypeName.INT)
        .addStatement("return $L", trainer.tile())
        .build();
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
      for (Slot slot : update.slots()) {
        String name = update.stored().parameter().name() + "." + slot.slot().name();
        views.add(storage.slot(name, update.stored(), slot));
      }
      if (trainer.rule().every() > 1) {
        String name = update.stored().parameter().name() + ".gradient";
        views.add(storage.tensor(name, update.stored(), update.kept().orElseThrow()));
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
