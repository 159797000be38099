package dev.bowline.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Step;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The passes of one target that use an instance without training it. */
final class InferenceParts {
  /** Begins the names of matrices that take what penalties look at. */
  private static final String GATHERED = "activity";

  private final Plan plan;
  private final Plan.Inference inference;
  private final Types types;
  private final ClassName outer;
  private final ClassName work;
  private final InPlace inPlace;

  InferenceParts(Plan plan, Plan.Kernels kernels, Types types, ClassName outer, ClassName self) {
    this.plan = plan;
    this.inference = kernels.inference();
    this.types = types;
    this.outer = outer;
    this.work = self.nestedClass("Work");
    this.inPlace = InPlace.of(plan, inference);
  }

  void addTo(TypeSpec.Builder type) {
    type.addField(
        KernelClass.constant(TypeName.INT, "CHUNK")
            .addJavadoc("The rows of a thread's work space: longer batches go through in pieces.\n")
            .initializer("$L", inference.chunk())
            .build());
    type.addField(
        KernelClass.constant(
                ParameterizedTypeName.get(ClassName.get(ThreadLocal.class), work), "WORK")
            .initializer("$T.withInitial($T::new)", ThreadLocal.class, work)
            .build());
    type.addType(new WorkClass(plan, inference, types, outer, work).write());
    type.addMethod(use("encode", "x", "code", Part.ENCODER));
    boolean whole = inference.use() == Plan.Use.WHOLE;
    if (whole) {
      type.addMethod(use("decode", "code", "y", Part.DECODER));
      type.addMethod(use("reconstruct", "x", "y", Part.BOTH));
      type.addMethod(score());
      if (types.single()) {
        type.addMethod(scoreOfOne());
      }
      type.addMethod(measure());
    }
    if (types.single()) {
      type.addMethod(inspect());
      if (whole) {
        type.addMethod(explain());
      }
    }
    type.addMethod(steps("encodeRows", inPlace.given(true, false), inference.encode()));
    if (whole) {
      type.addMethod(steps("decodeRows", inPlace.given(false, true), inference.decode()));
    }
    type.addMethod(load());
  }

  /** Tells whether all rows are in one piece that is high enough for every tile. */
  private void askInPlace(CodeBlock.Builder body) {
    body.addStatement("final boolean inPlace = chunk == rows && rows >= $L", inference.margin());
  }

  /** Puts a piece of x where the pass finds it. */
  private void take(CodeBlock.Builder body) {
    String rows = inference.input().name();
    if (inPlace.reads()) {
      body.addStatement("final $T $L = inPlace ? x : work.$L", types.vector(), rows, rows);
      body.beginControlFlow("if (!inPlace)");
    }
    body.addStatement("load(model, x, first, work.$L, 0, chunk)", rows);
    if (inPlace.reads()) {
      body.endControlFlow();
    }
  }

  private CodeBlock encodeRows(String x, String wide, String rows) {
    return CodeBlock.of(
        "encodeRows(model, work, $L$L, $L)", inPlace.reads() ? x + ", " : "", wide, rows);
  }

  private CodeBlock decodeRows(String y, String wide, String rows) {
    return CodeBlock.of(
        "decodeRows(model, work, $L$L, $L)", inPlace.writes() ? y + ", " : "", wide, rows);
  }

  /** Which part of the network a method goes through. */
  private enum Part {
    ENCODER,
    DECODER,
    BOTH
  }

  private MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.STATIC)
        .addParameter(outer, Plan.MODEL);
  }

  private MethodSpec use(String name, String in, String out, Part part) {
    CodeBlock.Builder body = CodeBlock.builder();
    List<Step> steps =
        Stream.concat(
                part == Part.DECODER ? Stream.empty() : inference.encode().stream(),
                part == Part.ENCODER ? Stream.empty() : inference.decode().stream())
            .toList();
    begin(body, steps, "0");
    boolean encodes = part != Part.DECODER;
    boolean decodes = part != Part.ENCODER;
    if (encodes && inPlace.reads() || decodes && inPlace.writes()) {
      askInPlace(body);
    }
    if (encodes) {
      take(body);
      body.addStatement(encodeRows(inference.input().name(), "wide", "chunk"));
    } else {
      body.addStatement(
          "$T.read(code, first, CODE_SIZE, work.$L, $L0, chunk)",
          Types.ROWS,
          inference.code().name(),
          stride(inference.code()));
    }
    if (decodes) {
      body.addStatement(
          decodeRows("inPlace ? y : work." + inference.output().name(), "wide", "chunk"));
      body.add(store());
    } else {
      body.addStatement(
          "$T.write(work.$L, $L0, chunk, CODE_SIZE, code, first)",
          Types.ROWS,
          inference.code().name(),
          stride(inference.code()));
    }
    body.endControlFlow();
    return method(name)
        .addParameter(types.vector(), in)
        .addParameter(types.vector(), out)
        .addParameter(TypeName.INT, "rows")
        .addCode(body.build())
        .build();
  }

  /** The argument that tells how far the rows of one array are from each other. */
  private static String stride(Buffer buffer) {
    return stride(buffer.stride());
  }

  private static String stride(OptionalInt stride) {
    return stride.isPresent() ? stride.getAsInt() + ", " : "";
  }

  /** Opens the loop over the pieces of a batch. */
  private void begin(CodeBlock.Builder body, List<Step> steps, String first) {
    if (plan.model().scaling().isPresent()) {
      body.addStatement("model.scaling.requireFitted()");
    }
    body.addStatement("$T work = WORK.get()", work);
    String count = first.equals("0") ? "rows" : "rows - " + first;
    body.addStatement("work.reserve(Math.min(CHUNK, $L))", count);
    if (StepWriter.asksWidth(steps)) {
      body.addStatement("boolean wide = $L >= $L", count, inference.wide());
      if (!inference.copies().isEmpty()) {
        body.beginControlFlow("if (wide)").addStatement("work.refresh(model)").endControlFlow();
      }
    } else {
      body.addStatement("boolean wide = false");
    }
    body.beginControlFlow("for (int first = $L; first < rows; first += CHUNK)", first);
    body.addStatement("int chunk = Math.min(CHUNK, rows - first)");
  }

  private CodeBlock store() {
    CodeBlock.Builder code = CodeBlock.builder();
    Buffer y = inference.output();
    if (plan.model().scaling().isEmpty()) {
      if (inPlace.writes()) {
        code.beginControlFlow("if (!inPlace)");
      }
      code.addStatement(
          "$T.write(work.$L, $L0, chunk, INPUT_SIZE, y, first)", Types.ROWS, y.name(), stride(y));
      if (inPlace.writes()) {
        code.endControlFlow();
      }
      return code.build();
    }
    return code.beginControlFlow("for (int n = 0; n < chunk; n++)")
        .addStatement(
            "model.scaling.unscale($L, y, (first + n) * INPUT_SIZE)",
            row("work." + y.name(), "n", y.stride()))
        .endControlFlow()
        .build();
  }

  /** An array and where row n begins in it. */
  private static String row(String array, String n, OptionalInt stride) {
    return stride.isPresent()
        ? array + ", " + n + " * " + stride.getAsInt()
        : array + "[" + n + "], 0";
  }

  private List<Step> allSteps() {
    return Stream.concat(inference.encode().stream(), inference.decode().stream()).toList();
  }

  /** From x to the output, which stays in the work space. */
  private void through(CodeBlock.Builder body) {
    if (inPlace.reads()) {
      askInPlace(body);
    }
    take(body);
    body.addStatement(encodeRows(inference.input().name(), "wide", "chunk"));
    body.addStatement(decodeRows("work." + inference.output().name(), "wide", "chunk"));
  }

  /** For what follows {@link #through}. */
  private StepWriter writer() {
    return new StepWriter("work.", "0", "chunk").with(inPlace.given(true, false));
  }

  private MethodSpec score() {
    CodeBlock.Builder body = CodeBlock.builder();
    begin(body, allSteps(), "0");
    through(body);
    body.add(writer().write(inference.score()));
    body.beginControlFlow("for (int n = 0; n < chunk; n++)")
        .addStatement(
            types.single()
                ? "scores[first + n] = (float) work.losses[n]"
                : "scores[first + n] = work.losses[n]")
        .endControlFlow();
    body.endControlFlow();
    return method("score")
        .addParameter(types.vector(), "x")
        .addParameter(types.vector(), "scores")
        .addParameter(TypeName.INT, "rows")
        .addCode(body.build())
        .build();
  }

  private MethodSpec scoreOfOne() {
    return method("score")
        .returns(types.number())
        .addParameter(types.vector(), "x")
        .addStatement("$T work = WORK.get()", work)
        .addStatement("score(model, x, work.oneScore, 1)")
        .addStatement("return work.oneScore[0]")
        .build();
  }

  /** Loss and metrics of rows against their targets, for the trainer. */
  private MethodSpec measure() {
    CodeBlock.Builder body = CodeBlock.builder();
    begin(body, allSteps(), "from");
    body.addStatement("load(model, target, first, work.$L, 0, chunk)", target().name());
    through(body);
    body.add(writer().write(inference.evaluate()));
    if (StepWriter.gives(inference.evaluate(), Plan.OfLosses.class)) {
      body.addStatement("System.arraycopy(work.losses, 0, losses, first, chunk)");
    }
    if (!plan.model().training().metrics().isEmpty()) {
      body.beginControlFlow("for (int m = 0; m < metrics.length; m++)")
          .addStatement("System.arraycopy(work.metrics[m], 0, metrics[m], first, chunk)")
          .endControlFlow();
    }
    if (inference.sums() > 0) {
      body.beginControlFlow("for (int s = 0; s < sums.length; s++)")
          .addStatement("System.arraycopy(work.sums[s], 0, sums[s], first, chunk)")
          .endControlFlow();
    }
    boolean penalizesRows = StepWriter.gives(inference.evaluate(), Plan.OfPenalties.class);
    if (penalizesRows) {
      body.addStatement("System.arraycopy(work.rowPenalties, 0, rowPenalties, first, chunk)");
    }
    for (int i = 0; i < inference.gathered().size(); i++) {
      Buffer made = inference.gathered().get(i);
      body.addStatement(
          "$T.copy(work.$L, $L, chunk, $L, first)",
          Types.ROWS,
          made.name(),
          made.stride().orElse(made.size()),
          GATHERED + i);
    }
    body.endControlFlow();
    MethodSpec.Builder method = method("measure");
    method
        .addJavadoc("Loss and metrics of the rows from from to rows, without noise.\n")
        .addParameter(types.vector(), "x")
        .addParameter(types.vector(), "target")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "rows")
        .addParameter(ArrayTypeName.of(TypeName.DOUBLE), "losses")
        .addParameter(ArrayTypeName.of(ArrayTypeName.of(TypeName.DOUBLE)), "metrics");
    if (inference.sums() > 0) {
      method.addParameter(ArrayTypeName.of(ArrayTypeName.of(TypeName.DOUBLE)), "sums");
    }
    if (penalizesRows) {
      method.addParameter(ArrayTypeName.of(TypeName.DOUBLE), "rowPenalties");
    }
    for (int i = 0; i < inference.gathered().size(); i++) {
      method.addParameter(types.work(inference.gathered().get(i).stride()), GATHERED + i);
    }
    return method.addCode(body.build()).build();
  }

  private Buffer target() {
    return inference.target().orElseThrow();
  }

  private MethodSpec explain() {
    Buffer parts = target();
    MethodSpec.Builder method =
        method("explain")
            .addJavadoc("What each feature contributes to a row's score.\n")
            .addParameter(types.vector(), "x")
            .addParameter(types.vector(), "contribution");
    if (plan.model().scaling().isPresent()) {
      method.addStatement("model.scaling.requireFitted()");
    }
    return method
        .addStatement("$T work = WORK.get()", work)
        .addStatement("work.reserve(1)")
        .addStatement("load(model, x, 0, work.$L, 0, 1)", inference.input().name())
        .addStatement(encodeRows("work." + inference.input().name(), "false", "1"))
        .addStatement(decodeRows("work." + inference.output().name(), "false", "1"))
        .addCode(new StepWriter("work.", "0", "1").write(inference.explanation()))
        .addStatement(
            "$T.write(work.$L, $L0, 1, INPUT_SIZE, contribution, 0)",
            Types.ROWS,
            parts.name(),
            stride(parts))
        .build();
  }

  /** Where numbers that are not finite come from, for the trainer's error. */
  private MethodSpec inspect() {
    Buffer input = inference.input();
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("$T work = WORK.get()", work);
    body.addStatement("work.reserve(1)");
    body.addStatement("load(model, x, row, work.$L, 0, 1)", input.name());
    body.add(notFinite(input, -1));
    for (Plan.Inspection inspection : inference.inspection()) {
      body.add(new StepWriter("work.", "0", "1").write(List.of(inspection.step())));
      body.add(notFinite(inspection.made(), inspection.layer()));
    }
    body.addStatement("return $L", plan.model().layers().size());
    return method("inspect")
        .returns(TypeName.INT)
        .addJavadoc("The first layer that gives a row numbers that are not finite.\n")
        .addParameter(types.vector(), "x")
        .addParameter(TypeName.INT, "row")
        .addCode(body.build())
        .build();
  }

  private static CodeBlock notFinite(Buffer made, int layer) {
    String array = "work." + made.name() + (made.stride().isPresent() ? "" : "[0]");
    return CodeBlock.builder()
        .beginControlFlow("if (!$T.finite($L, $L))", Types.ROWS, array, made.size())
        .addStatement("return $L", layer)
        .endControlFlow()
        .build();
  }

  private MethodSpec steps(String name, Set<String> given, List<Step> steps) {
    MethodSpec.Builder method =
        method(name).addModifiers(Modifier.PRIVATE).addParameter(work, "work");
    given.forEach(buffer -> method.addParameter(types.vector(), buffer));
    return method
        .addParameter(TypeName.BOOLEAN, "wide")
        .addParameter(TypeName.INT, "rows")
        .addCode(new StepWriter("work.", "0", "rows").with(given).write(steps))
        .build();
  }

  private MethodSpec load() {
    OptionalInt stride = inference.input().stride();
    MethodSpec.Builder method =
        method("load")
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("Puts the rows from first on into the rows from from to to, scaled.\n")
            .addParameter(types.vector(), "values")
            .addParameter(TypeName.INT, "first")
            .addParameter(types.work(stride), "rows")
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "to");
    if (plan.model().scaling().isEmpty()) {
      return method
          .addStatement(
              "$T.read(values, first, INPUT_SIZE, rows, $Lfrom, to)", Types.ROWS, stride(stride))
          .build();
    }
    return method
        .beginControlFlow("for (int n = from; n < to; n++)")
        .addStatement(
            "model.scaling.scale(values, (first + n - from) * INPUT_SIZE, $L)",
            row("rows", "n", stride))
        .endControlFlow()
        .build();
  }
}
