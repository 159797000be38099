package dev.bowline.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.Step;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The methods that use a class without training it, and their work space. */
final class InferenceParts {
  private final Plan plan;
  private final Plan.Inference inference;
  private final Types types;
  private final ClassName self;
  private final ClassName work;

  InferenceParts(Plan plan, Types types, ClassName self) {
    this.plan = plan;
    this.inference = plan.inference();
    this.types = types;
    this.self = self;
    this.work = self.nestedClass("Work");
  }

  void addTo(TypeSpec.Builder type) {
    type.addField(
        FieldSpec.builder(TypeName.INT, "CHUNK", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("The rows of a thread's work space: longer batches go through in pieces.\n")
            .initializer("$L", inference.chunk())
            .build());
    type.addField(
        FieldSpec.builder(
                ParameterizedTypeName.get(ClassName.get(ThreadLocal.class), work),
                "WORK",
                Modifier.PRIVATE,
                Modifier.STATIC,
                Modifier.FINAL)
            .initializer("$T.withInitial($T::new)", ThreadLocal.class, work)
            .build());
    type.addType(workSpace());
    use(type, "encode", "x", "INPUT_SIZE", "code", "CODE_SIZE", true, false);
    use(type, "decode", "code", "CODE_SIZE", "y", "INPUT_SIZE", false, true);
    use(type, "reconstruct", "x", "INPUT_SIZE", "y", "INPUT_SIZE", true, true);
    score(type);
    type.addMethod(evaluate());
    type.addMethod(steps("encodeRows", inference.encode()));
    type.addMethod(steps("decodeRows", inference.decode()));
    type.addMethod(load());
  }

  private TypeSpec workSpace() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(work)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("What a thread computes with; it belongs to no instance.\n");
    for (Buffer buffer : inference.buffers()) {
      type.addField(array(buffer.name(), "CHUNK", buffer.size()));
    }
    for (Copy copy : inference.copies()) {
      type.addField(
          array(
              copy.field(),
              Integer.toString(copy.kernel().parameter().columns()),
              copy.kernel().parameter().rows()));
    }
    type.addField(
        array(
            "gradient",
            Integer.toString(plan.trainer().gradientRows()),
            plan.trainer().gradientColumns()));
    type.addField(
        FieldSpec.builder(ArrayTypeName.of(TypeName.DOUBLE), "losses", Modifier.FINAL)
            .initializer("new double[CHUNK]")
            .build());
    type.addField(
        FieldSpec.builder(types.vector(), "oneScore", Modifier.FINAL)
            .initializer("new $T[1]", types.number())
            .build());
    int metrics = plan.model().training().metrics().size();
    type.addField(
        FieldSpec.builder(
                ArrayTypeName.of(ArrayTypeName.of(TypeName.DOUBLE)), "metrics", Modifier.FINAL)
            .initializer("new double[$L][CHUNK]", metrics)
            .build());
    if (!inference.copies().isEmpty()) {
      type.addMethod(refresh());
    }
    return type.build();
  }

  private FieldSpec array(String name, String rows, int size) {
    return FieldSpec.builder(types.matrix(), name, Modifier.FINAL)
        .initializer("new $T[$L][$L]", types.number(), rows, size)
        .build();
  }

  private MethodSpec refresh() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("refresh")
            .addJavadoc("Makes the transposed copies that a wide batch is multiplied with.\n")
            .addParameter(self, "model");
    for (Copy copy : inference.copies()) {
      method.addStatement(
          "$T.transpose(model.$L, $L, 0, $L)",
          Types.ROWS,
          copy.kernel().field(),
          copy.field(),
          copy.kernel().parameter().rows());
    }
    return method.build();
  }

  /** A method for one row, one for many, and what both do. */
  private void use(
      TypeSpec.Builder type,
      String name,
      String in,
      String inSize,
      String out,
      String outSize,
      boolean encodes,
      boolean decodes) {
    if (types.single()) {
      type.addMethod(oneRow(name, in, inSize, out, outSize));
    }
    CodeBlock.Builder body = CodeBlock.builder();
    List<Step> steps =
        Stream.concat(
                encodes ? inference.encode().stream() : Stream.empty(),
                decodes ? inference.decode().stream() : Stream.empty())
            .toList();
    begin(body, steps, "0");
    if (encodes) {
      body.addStatement("load(x, first, work.$L, 0, chunk)", inference.input().name());
      body.addStatement("encodeRows(work, wide, chunk)");
    } else {
      body.addStatement(
          "$T.read(code, first, CODE_SIZE, work.$L, 0, chunk)",
          Types.ROWS,
          inference.code().name());
    }
    if (decodes) {
      body.addStatement("decodeRows(work, wide, chunk)");
      body.add(store());
    } else {
      body.addStatement(
          "$T.write(work.$L, 0, chunk, CODE_SIZE, code, first)",
          Types.ROWS,
          inference.code().name());
    }
    body.endControlFlow();
    type.addMethod(
        declaration(name, in, out)
            .addParameter(TypeName.INT, "rows")
            .addStatement("$T.batch($L, rows, $L, $S)", Types.EXPECT, in, inSize, in)
            .addStatement("$T.batch($L, rows, $L, $S)", Types.EXPECT, out, outSize, out)
            .addStatement("$T.different($L, $L)", Types.EXPECT, in, out)
            .addCode(body.build())
            .build());
  }

  private MethodSpec oneRow(String name, String in, String inSize, String out, String outSize) {
    return declaration(name, in, out)
        .addStatement("$T.row($L, $L, $S)", Types.EXPECT, in, inSize, in)
        .addStatement("$T.row($L, $L, $S)", Types.EXPECT, out, outSize, out)
        .addStatement("$L($L, $L, 1)", name, in, out)
        .build();
  }

  private MethodSpec.Builder declaration(String name, String in, String out) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(types.vector(), in)
        .addParameter(types.vector(), out);
  }

  /** Opens the loop over the pieces of a batch. */
  private void begin(CodeBlock.Builder body, List<Step> steps, String first) {
    if (plan.model().scaling().isPresent()) {
      body.addStatement("scaling.requireFitted()");
    }
    body.addStatement("$T work = WORK.get()", work);
    if (StepWriter.asksWidth(steps)) {
      body.addStatement("boolean wide = rows >= $L", inference.wide());
      body.beginControlFlow("if (wide)").addStatement("work.refresh(this)").endControlFlow();
    } else {
      body.addStatement("boolean wide = false");
    }
    body.beginControlFlow("for (int first = $L; first < rows; first += CHUNK)", first);
    body.addStatement("int chunk = Math.min(CHUNK, rows - first)");
  }

  private CodeBlock store() {
    CodeBlock.Builder code = CodeBlock.builder();
    String y = inference.output().name();
    if (plan.model().scaling().isEmpty()) {
      return code.addStatement("$T.write(work.$L, 0, chunk, INPUT_SIZE, y, first)", Types.ROWS, y)
          .build();
    }
    return code.beginControlFlow("for (int n = 0; n < chunk; n++)")
        .addStatement("scaling.unscale(work.$L[n], 0, y, (first + n) * INPUT_SIZE)", y)
        .endControlFlow()
        .build();
  }

  private List<Step> allSteps() {
    return Stream.concat(inference.encode().stream(), inference.decode().stream()).toList();
  }

  private void score(TypeSpec.Builder type) {
    if (types.single()) {
      type.addMethod(scoreOfOne());
    }
    CodeBlock.Builder body = CodeBlock.builder();
    begin(body, allSteps(), "0");
    body.addStatement("load(x, first, work.$L, 0, chunk)", inference.input().name());
    body.addStatement("encodeRows(work, wide, chunk)");
    body.addStatement("decodeRows(work, wide, chunk)");
    body.add(new StepWriter("work.", "0", "chunk").write(inference.score()));
    body.beginControlFlow("for (int n = 0; n < chunk; n++)")
        .addStatement(
            types.single()
                ? "scores[first + n] = (float) work.losses[n]"
                : "scores[first + n] = work.losses[n]")
        .endControlFlow();
    body.endControlFlow();
    type.addMethod(
        MethodSpec.methodBuilder("score")
            .addModifiers(Modifier.PUBLIC)
            .addAnnotation(Override.class)
            .addParameter(types.vector(), "x")
            .addParameter(types.vector(), "scores")
            .addParameter(TypeName.INT, "rows")
            .addStatement("$T.batch(x, rows, INPUT_SIZE, $S)", Types.EXPECT, "x")
            .addStatement("$T.batch(scores, rows, 1, $S)", Types.EXPECT, "scores")
            .addStatement("$T.different(x, scores)", Types.EXPECT)
            .addCode(body.build())
            .build());
  }

  private MethodSpec scoreOfOne() {
    return MethodSpec.methodBuilder("score")
        .addModifiers(Modifier.PUBLIC)
        .addAnnotation(Override.class)
        .returns(types.number())
        .addParameter(types.vector(), "x")
        .addStatement("$T.row(x, INPUT_SIZE, $S)", Types.EXPECT, "x")
        .addStatement("$T work = WORK.get()", work)
        .addStatement("score(x, work.oneScore, 1)")
        .addStatement("return work.oneScore[0]")
        .build();
  }

  /** Loss and metrics of rows against their targets, for the trainer. */
  private MethodSpec evaluate() {
    CodeBlock.Builder body = CodeBlock.builder();
    begin(body, allSteps(), "from");
    body.addStatement("load(x, first, work.$L, 0, chunk)", inference.input().name());
    body.addStatement("load(target, first, work.$L, 0, chunk)", inference.target().name());
    body.addStatement("encodeRows(work, wide, chunk)");
    body.addStatement("decodeRows(work, wide, chunk)");
    body.add(new StepWriter("work.", "0", "chunk").write(inference.evaluate()));
    body.addStatement("System.arraycopy(work.losses, 0, losses, first, chunk)");
    if (!plan.model().training().metrics().isEmpty()) {
      body.beginControlFlow("for (int m = 0; m < metrics.length; m++)")
          .addStatement("System.arraycopy(work.metrics[m], 0, metrics[m], first, chunk)")
          .endControlFlow();
    }
    body.endControlFlow();
    return MethodSpec.methodBuilder("measure")
        .addModifiers(Modifier.PRIVATE)
        .addJavadoc("Loss and metrics of the rows from from to rows, without noise.\n")
        .addParameter(types.vector(), "x")
        .addParameter(types.vector(), "target")
        .addParameter(TypeName.INT, "from")
        .addParameter(TypeName.INT, "rows")
        .addParameter(ArrayTypeName.of(TypeName.DOUBLE), "losses")
        .addParameter(ArrayTypeName.of(ArrayTypeName.of(TypeName.DOUBLE)), "metrics")
        .addCode(body.build())
        .build();
  }

  private MethodSpec steps(String name, List<Step> steps) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE)
        .addParameter(work, "work")
        .addParameter(TypeName.BOOLEAN, "wide")
        .addParameter(TypeName.INT, "rows")
        .addCode(new StepWriter("work.", "0", "rows").write(steps))
        .build();
  }

  private MethodSpec load() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("load")
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("Puts the rows from first on into the rows from from to to, scaled.\n")
            .addParameter(types.vector(), "values")
            .addParameter(TypeName.INT, "first")
            .addParameter(types.matrix(), "rows")
            .addParameter(TypeName.INT, "from")
            .addParameter(TypeName.INT, "to");
    if (plan.model().scaling().isEmpty()) {
      return method
          .addModifiers(Modifier.STATIC)
          .addStatement("$T.read(values, first, INPUT_SIZE, rows, from, to)", Types.ROWS)
          .build();
    }
    return method
        .beginControlFlow("for (int n = from; n < to; n++)")
        .addStatement("scaling.scale(values, (first + n - from) * INPUT_SIZE, rows[n], 0)")
        .endControlFlow()
        .build();
  }
}
