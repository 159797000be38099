package dev.bowline.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.model.Orientation;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Target;
import dev.bowline.plan.loop.Procedure;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The nested class with the kernels of one target. That of vectors is loaded only if it is used, so
 * that the class around it runs without the module.
 */
final class KernelClass {
  private final Plan plan;
  private final Plan.Kernels kernels;
  private final Types types;
  private final ClassName self;
  private final ClassName outer;

  /**
   * @param outer the class of the instances that it works for
   * @param holder the class in which it stands
   */
  KernelClass(Plan plan, Plan.Kernels kernels, Types types, ClassName outer, ClassName holder) {
    this.plan = plan;
    this.kernels = kernels;
    this.types = types;
    this.outer = outer;
    this.self = name(holder, kernels.target());
  }

  static ClassName name(ClassName holder, Target target) {
    return holder.nestedClass(target == Target.PLAIN ? "PlainKernels" : "VectorKernels");
  }

  TypeSpec write(StorageParts storage) {
    boolean vector = kernels.target() == Target.VECTOR;
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(
                vector ? "The kernels with vectors.\n" : "The kernels that run everywhere.\n");
    List<MethodSpec> shared =
        ProcedureWriter.methods(kernels.procedures(), Procedure.Place.SHARED, types);
    if (vector) {
      LaneConstants.addTo(type, code(shared));
    }
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    new InferenceParts(plan, kernels, types, outer, self).addTo(type);
    type.addType(new TrainerClass(plan, kernels, types, outer, self, storage).write());
    shared.forEach(type::addMethod);
    return type.build();
  }

  /** All that was spelled. */
  private String code(List<MethodSpec> shared) {
    StringBuilder code = new StringBuilder();
    shared.forEach(method -> code.append(method.code()));
    ProcedureWriter.methods(kernels.procedures(), Procedure.Place.TRAINER, types)
        .forEach(method -> code.append(method.code()));
    return code.toString();
  }

  static FieldSpec.Builder constant(TypeName type, String name) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
  }

  /** Makes some columns of the kernel anew in a copy of it that is an array of rows. */
  static CodeBlock refreshColumns(Copy copy, String from, String to) {
    return CodeBlock.of(
        "$T.$L($L, $L, $L, $L, $L)",
        Types.ROWS,
        copy.orientation() == Orientation.AS_STORED ? "readColumns" : "transposeColumns",
        copy.kernel().array(),
        copy.kernel().parameter().columns(),
        copy.field(),
        from,
        to);
  }

  /** Makes some or all rows of the kernel anew in a copy of it. */
  static CodeBlock refresh(Copy copy, String from, String to) {
    String array = copy.kernel().array();
    int columns = copy.kernel().parameter().columns();
    boolean stored = copy.orientation() == Orientation.AS_STORED;
    if (copy.stride().isPresent()) {
      return CodeBlock.of(
          "$T.transpose($L, $L, $L, $L, $L, $L)",
          Types.ROWS,
          array,
          columns,
          copy.field(),
          copy.stride().getAsInt(),
          from,
          to);
    }
    return stored
        ? CodeBlock.of(
            "$T.read($L, $L, $L, $L, $L, $L)",
            Types.ROWS,
            array,
            from,
            columns,
            copy.field(),
            from,
            to)
        : CodeBlock.of(
            "$T.transpose($L, $L, $L, $L, $L)", Types.ROWS, array, columns, copy.field(), from, to);
  }

  /** A new array for a copy. */
  static CodeBlock newCopy(Copy copy, Types types) {
    return copy.stride().isPresent()
        ? CodeBlock.of("new $T[$L]", types.number(), copy.rows() * copy.stride().getAsInt() + 16)
        : CodeBlock.of("new $T[$L][$L]", types.number(), copy.rows(), copy.columns());
  }
}
