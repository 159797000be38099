package dev.bowline.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Copy;
import javax.lang.model.element.Modifier;

/** What a thread computes with; made as far as it is needed. */
final class WorkClass {
  private final Plan plan;
  private final Plan.Inference inference;
  private final Types types;
  private final ClassName outer;
  private final ClassName self;

  WorkClass(Plan plan, Plan.Inference inference, Types types, ClassName outer, ClassName self) {
    this.plan = plan;
    this.inference = inference;
    this.types = types;
    this.outer = outer;
    this.self = self;
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("What a thread computes with; it belongs to no instance.\n");
    type.addField(TypeName.INT, "capacity");
    for (Buffer buffer : inference.buffers()) {
      type.addField(types.work(buffer.stride()), buffer.name());
    }
    for (Copy copy : inference.copies()) {
      type.addField(types.work(copy.stride()), copy.field());
    }
    if (inference.use() == Plan.Use.WHOLE) {
      addResults(type);
    }
    type.addField(
        FieldSpec.builder(types.vector(), "terms", Modifier.FINAL)
            .initializer("new $T[$L]", types.number(), inference.terms())
            .build());
    type.addMethod(reserve());
    if (!inference.copies().isEmpty()) {
      type.addField(
          FieldSpec.builder(TypeName.LONG, "copied")
              .addJavadoc("The version of the weights that the copies were made of.\n")
              .build());
      type.addMethod(refresh());
    }
    if (inference.panel() > 0) {
      lazily(
          type,
          "panel",
          types.vector(),
          CodeBlock.of("new $T[$L]", types.number(), inference.panel()),
          "Some units of a kernel.");
    }
    gradient(type, inference.gradient());
    return type.build();
  }

  /** What scores and evaluations make of rows. */
  private void addResults(TypeSpec.Builder type) {
    TypeName doubles = ArrayTypeName.of(TypeName.DOUBLE);
    int metrics = plan.model().training().metrics().size();
    type.addField(doubles, "losses");
    if (penalizesRows()) {
      type.addField(doubles, "rowPenalties");
    }
    type.addField(
        FieldSpec.builder(ArrayTypeName.of(doubles), "metrics", Modifier.FINAL)
            .initializer("new double[$L][]", metrics)
            .build());
    if (inference.sums() > 0) {
      type.addField(
          FieldSpec.builder(ArrayTypeName.of(doubles), "sums", Modifier.FINAL)
              .initializer("new double[$L][]", inference.sums())
              .build());
    }
    type.addField(
        FieldSpec.builder(types.vector(), "oneScore", Modifier.FINAL)
            .initializer("new $T[1]", types.number())
            .build());
  }

  private boolean penalizesRows() {
    return StepWriter.gives(inference.evaluate(), Plan.OfPenalties.class);
  }

  /** The scratch of an update; it grows where it depends on the rows of a batch. */
  private void gradient(TypeSpec.Builder type, Plan.GradientScratch scratch) {
    String doc = "Some rows of a gradient.";
    String name = "gradient";
    if (scratch.perRow() > 0) {
      type.addField(types.vector(), name, Modifier.PRIVATE);
      type.addMethod(
          MethodSpec.methodBuilder(name)
              .addJavadoc("$L Behind them is room for factors of so many rows of a batch.\n", doc)
              .addParameter(TypeName.INT, "rows")
              .returns(types.vector())
              .addStatement(
                  "final int length = Math.addExact($L, Math.multiplyExact(rows, $L))",
                  scratch.length(),
                  scratch.perRow())
              .beginControlFlow("if ($1L == null || $1L.length < length)", name)
              .addStatement("$L = new $T[length]", name, types.number())
              .endControlFlow()
              .addStatement("return $L", name)
              .build());
    } else if (scratch.rows().isPresent()) {
      int rows = scratch.rows().getAsInt();
      CodeBlock made = CodeBlock.of("new $T[$L][$L]", types.number(), rows, scratch.length());
      lazily(type, name, types.matrix(), made, doc);
    } else {
      CodeBlock made = CodeBlock.of("new $T[$L]", types.number(), scratch.length());
      lazily(type, name, types.vector(), made, doc);
    }
  }

  private static void lazily(
      TypeSpec.Builder type, String name, TypeName array, CodeBlock made, String doc) {
    type.addField(array, name, Modifier.PRIVATE);
    type.addMethod(
        MethodSpec.methodBuilder(name)
            .addJavadoc("$L\n", doc)
            .returns(array)
            .beginControlFlow("if ($L == null)", name)
            .addStatement("$L = $L", name, made)
            .endControlFlow()
            .addStatement("return $L", name)
            .build());
  }

  /** Arrays for some rows, unless there are as many already. */
  private MethodSpec reserve() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("reserve")
            .addJavadoc("Makes room for so many rows.\n")
            .addParameter(TypeName.INT, "rows")
            .beginControlFlow("if (rows > capacity)");
    for (Buffer buffer : inference.buffers()) {
      method.addStatement("$L = $L", buffer.name(), rows(buffer, types, inference.margin()));
    }
    if (inference.use() == Plan.Use.WHOLE) {
      reserveResults(method);
    }
    return method.addStatement("capacity = rows").endControlFlow().build();
  }

  private void reserveResults(MethodSpec.Builder method) {
    method.addStatement("losses = new double[rows]");
    if (penalizesRows()) {
      method.addStatement("rowPenalties = new double[rows]");
    }
    if (!plan.model().training().metrics().isEmpty()) {
      method
          .beginControlFlow("for (int m = 0; m < metrics.length; m++)")
          .addStatement("metrics[m] = new double[rows]")
          .endControlFlow();
    }
    if (inference.sums() > 0) {
      method.addCode(WholeParts.newSums());
    }
  }

  /** New arrays for as many rows as the variable rows says, and those that go along. */
  static CodeBlock rows(Buffer buffer, Types types, int margin) {
    return buffer.stride().isPresent()
        ? CodeBlock.of(
            "new $T[Math.multiplyExact(rows + $L, $L)]",
            types.number(),
            margin,
            buffer.stride().getAsInt())
        : CodeBlock.of("new $T[rows][$L]", types.number(), buffer.size());
  }

  private MethodSpec refresh() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("refresh")
            .addJavadoc(
                "Makes the copies of kernels that a wide batch is multiplied with, if they are"
                    + " old.\n")
            .addParameter(outer, Plan.MODEL)
            .beginControlFlow("if (copied == model.version)")
            .addStatement("return")
            .endControlFlow();
    for (Copy copy : inference.copies()) {
      method.beginControlFlow("if ($L == null)", copy.field());
      method.addStatement("$L = $L", copy.field(), KernelClass.newCopy(copy, types));
      method.endControlFlow();
      method.addStatement(
          KernelClass.refresh(copy, "0", Integer.toString(copy.kernel().parameter().rows())));
    }
    return method.addStatement("copied = model.version").build();
  }
}
