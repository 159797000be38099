package dev.bowline.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Target;
import javax.lang.model.element.Modifier;

/** The public methods that compute: they check what they are given, and call the kernels. */
final class UseParts {
  private final Plan plan;
  private final Types types;
  private final ClassName self;

  UseParts(Plan plan, Types types, ClassName self) {
    this.plan = plan;
    this.types = types;
    this.self = self;
  }

  void addTo(TypeSpec.Builder type) {
    if (hasVectors()) {
      type.addField(
          KernelClass.constant(TypeName.BOOLEAN, "VECTOR")
              .addJavadoc("Whether this Java has what the vector kernels need.\n")
              .initializer("$T.isUsed()", Types.VECTOR_MODULE)
              .build());
    }
    if (types.single()) {
      type.addMethod(kernels());
    }
    use(type, "encode", "x", "INPUT_SIZE", "code", "CODE_SIZE");
    use(type, "decode", "code", "CODE_SIZE", "y", "INPUT_SIZE");
    use(type, "reconstruct", "x", "INPUT_SIZE", "y", "INPUT_SIZE");
    if (types.single()) {
      type.addMethod(scoreOfOne());
    }
    type.addMethod(score());
    if (types.single()) {
      type.addMethod(explain());
    }
    trainer(type);
  }

  private boolean hasVectors() {
    return plan.kernels().size() > 1;
  }

  private MethodSpec kernels() {
    MethodSpec.Builder method = overridden("kernels").returns(Types.KERNELS);
    return (hasVectors()
            ? method.addStatement(
                "return VECTOR ? $T.VECTOR : $T.PLAIN", Types.KERNELS, Types.KERNELS)
            : method.addStatement("return $T.PLAIN", Types.KERNELS))
        .build();
  }

  private static MethodSpec.Builder overridden(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  /** The same statement for the kernels of whichever target is used. */
  private CodeBlock dispatched(String format, Object... arguments) {
    if (!hasVectors()) {
      return CodeBlock.builder().addStatement(on(Target.PLAIN, format, arguments)).build();
    }
    return CodeBlock.builder()
        .beginControlFlow("if (VECTOR)")
        .addStatement(on(Target.VECTOR, format, arguments))
        .nextControlFlow("else")
        .addStatement(on(Target.PLAIN, format, arguments))
        .endControlFlow()
        .build();
  }

  private CodeBlock on(Target target, String format, Object... arguments) {
    return CodeBlock.of(
        format.replace("KERNELS", KernelClass.name(self, target).simpleName()), arguments);
  }

  /** A method for one row, and one for many. */
  private void use(
      TypeSpec.Builder type, String name, String in, String inSize, String out, String outSize) {
    if (types.single()) {
      type.addMethod(
          overridden(name)
              .addParameter(types.vector(), in)
              .addParameter(types.vector(), out)
              .addStatement("$T.row($L, $L, $S)", Types.EXPECT, in, inSize, in)
              .addStatement("$T.row($L, $L, $S)", Types.EXPECT, out, outSize, out)
              .addStatement("$L($L, $L, 1)", name, in, out)
              .build());
    }
    type.addMethod(
        overridden(name)
            .addParameter(types.vector(), in)
            .addParameter(types.vector(), out)
            .addParameter(TypeName.INT, "rows")
            .addStatement("$T.batch($L, rows, $L, $S)", Types.EXPECT, in, inSize, in)
            .addStatement("$T.batch($L, rows, $L, $S)", Types.EXPECT, out, outSize, out)
            .addStatement("$T.different($L, $L)", Types.EXPECT, in, out)
            .addCode(dispatched("KERNELS.$L(this, $L, $L, rows)", name, in, out))
            .build());
  }

  private MethodSpec score() {
    return overridden("score")
        .addParameter(types.vector(), "x")
        .addParameter(types.vector(), "scores")
        .addParameter(TypeName.INT, "rows")
        .addStatement("$T.batch(x, rows, INPUT_SIZE, $S)", Types.EXPECT, "x")
        .addStatement("$T.batch(scores, rows, 1, $S)", Types.EXPECT, "scores")
        .addStatement("$T.different(x, scores)", Types.EXPECT)
        .addCode(dispatched("KERNELS.score(this, x, scores, rows)"))
        .build();
  }

  private MethodSpec scoreOfOne() {
    return overridden("score")
        .returns(types.number())
        .addParameter(types.vector(), "x")
        .addStatement("$T.row(x, INPUT_SIZE, $S)", Types.EXPECT, "x")
        .addCode(dispatched("return KERNELS.score(this, x)"))
        .build();
  }

  private MethodSpec explain() {
    return overridden("explain")
        .addParameter(types.vector(), "x")
        .addParameter(types.vector(), "contribution")
        .addStatement("$T.row(x, INPUT_SIZE, $S)", Types.EXPECT, "x")
        .addStatement("$T.row(contribution, INPUT_SIZE, $S)", Types.EXPECT, "contribution")
        .addStatement("$T.different(x, contribution)", Types.EXPECT)
        .addCode(dispatched("KERNELS.explain(this, x, contribution)"))
        .build();
  }

  private void trainer(TypeSpec.Builder type) {
    if (types.single()) {
      type.addMethod(
          overridden("trainer")
              .returns(types.trainer())
              .addStatement("return trainer($T.fromModel())", Types.OPTIONS)
              .build());
    }
    type.addMethod(
        overridden("trainer")
            .returns(types.trainer())
            .addParameter(Types.OPTIONS, "options")
            .addCode(dispatched("return new KERNELS.Training(this, options)"))
            .build());
    if (plan.model().scaling().isPresent() && !types.single()) {
      type.addMethod(
          overridden("fitScaling")
              .addParameter(types.vector(), "x")
              .addParameter(TypeName.INT, "rows")
              .addStatement("scaling.fit(x, rows)")
              .build());
    }
  }
}
