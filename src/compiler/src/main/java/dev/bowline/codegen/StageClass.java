package dev.bowline.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.model.Stages;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Target;
import javax.lang.model.element.Modifier;

/** The nested class of a stage of pre-training: kernels over the tensors of the whole. */
final class StageClass {
  private final Plan stage;
  private final Types types;
  private final ClassName outer;
  private final ClassName self;

  StageClass(Plan stage, Types types, ClassName outer, int number) {
    this.stage = stage;
    this.types = types;
    this.outer = outer;
    this.self = name(outer, number);
  }

  private static ClassName name(ClassName outer, int number) {
    return outer.nestedClass("Stage" + (number + 1));
  }

  /** The trainer of a stage, for a target. */
  static ClassName trainer(ClassName outer, int number, Target target) {
    return TrainerClass.name(KernelClass.name(name(outer, number), target));
  }

  TypeSpec write() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("Pre-trains $L.\n", Stages.title(stage.model()))
            .addField(
                KernelClass.constant(TypeName.INT, "INPUT_SIZE")
                    .initializer("$L", stage.model().input().size())
                    .build())
            .addField(
                KernelClass.constant(TypeName.INT, "CODE_SIZE")
                    .initializer("$L", stage.model().code().size())
                    .build())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    StorageParts storage = new StorageParts(stage, types, outer);
    stage
        .kernels()
        .forEach(
            kernels ->
                type.addType(new KernelClass(stage, kernels, types, outer, self).write(storage)));
    return type.build();
  }
}
