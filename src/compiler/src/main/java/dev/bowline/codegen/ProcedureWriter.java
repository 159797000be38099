package dev.bowline.codegen;

import com.palantir.javapoet.MethodSpec;
import dev.bowline.plan.loop.Procedure;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Java methods from procedures. */
final class ProcedureWriter {
  private ProcedureWriter() {}

  static MethodSpec method(Procedure procedure, Types types) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(procedure.name())
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("$L\n", JavadocText.of(String.join("\n", procedure.comment())));
    if (procedure.place() == Procedure.Place.SHARED) {
      method.addModifiers(Modifier.STATIC);
    }
    for (Procedure.Formal formal : procedure.formals()) {
      method.addParameter(types.of(formal.kind()), formal.name());
    }
    return method.addCode(StatementSpeller.spell(procedure, types)).build();
  }

  static List<MethodSpec> methods(List<Procedure> procedures, Procedure.Place place, Types types) {
    return procedures.stream()
        .filter(procedure -> procedure.place() == place)
        .map(procedure -> method(procedure, types))
        .toList();
  }
}
