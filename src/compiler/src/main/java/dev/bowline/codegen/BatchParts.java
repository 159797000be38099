package dev.bowline.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.plan.Plan.Buffer;
import javax.lang.model.element.Modifier;

/**
 * Where a trainer reads a batch: in its own rows or, in a class whose rows stand alike in the
 * caller's array, there.
 *
 * @param input the rows that a pass reads
 */
record BatchParts(Buffer input, Types types, boolean inPlace) {
  /** The field and the method that only a class has which reads in place. */
  void addTo(TypeSpec.Builder type) {
    if (inPlace) {
      type.addField(types.vector(), own(), Modifier.PRIVATE);
      type.addMethod(place());
    }
  }

  /** The field that room is made for, which for the input is not always what a pass reads. */
  String reserved(Buffer buffer) {
    return inPlace && buffer.equals(input) ? own() : buffer.name();
  }

  /** Puts the caller's rows of x where the pass finds them, unless they are there. */
  CodeBlock take() {
    CodeBlock.Builder code = CodeBlock.builder();
    if (inPlace) {
      code.beginControlFlow("if (x != $L)", input.name());
    }
    code.addStatement("load(model, x, from, $L, from, to)", input.name());
    if (inPlace) {
      code.endControlFlow();
    }
    return code.build();
  }

  private String own() {
    return input.name() + "Copy";
  }

  private MethodSpec place() {
    return TrainerClass.overridden("place")
        .addParameter(types.vector(), "x")
        .addParameter(TypeName.BOOLEAN, "filled")
        .addStatement("$L = filled ? x : $L", input.name(), own())
        .build();
  }
}
