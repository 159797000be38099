package dev.bowline.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Initializer.Distribution;
import dev.bowline.catalog.Optimizer.Extent;
import dev.bowline.catalog.Scaling;
import dev.bowline.model.Dense;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Plan.Reading;
import dev.bowline.plan.Plan.Slot;
import dev.bowline.plan.Plan.Stored;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.lang.model.element.Modifier;

/** What a generated class holds, and the methods that make, copy, load, save and show it. */
final class StorageParts {
  private static final ClassName MAP = ClassName.get("java.util", "Map");

  private final Plan plan;
  private final Types types;
  private final ClassName self;

  StorageParts(Plan plan, Types types, ClassName self) {
    this.plan = plan;
    this.types = types;
    this.self = self;
  }

  void addTo(TypeSpec.Builder type) {
    constant(type, "INPUT_SIZE", plan.model().input().size(), "The numbers of one sample.");
    constant(type, "CODE_SIZE", plan.model().code().size(), "The numbers of one code.");
    constant(
        type,
        "PARAMETERS",
        plan.stored().stream().mapToInt(stored -> stored.parameter().size()).sum(),
        "The trained numbers, each counted once.");
    plan.stored().forEach(stored -> type.addField(field(stored)));
    plan.model().scaling().ifPresent(scaling -> type.addField(scaling(scaling)));
    if (types.single()) {
      type.addField(
          FieldSpec.builder(Types.THRESHOLD, "threshold", Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new $T()", Types.THRESHOLD)
              .build());
    }
    type.addField(tensors());
    type.addField(
        FieldSpec.builder(TypeName.LONG, "version", Modifier.PRIVATE)
            .addJavadoc(
                "Another one whenever the weights change: what was made of them is old then.\n")
            .initializer("$T.next()", Types.VERSION)
            .build());
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    type.addMethod(create());
    if (types.single()) {
      type.addMethod(load());
      type.addMethod(save());
      type.addMethod(answer("threshold", ClassName.get(OptionalDouble.class), "threshold.value()"));
      type.addMethod(
          MethodSpec.methodBuilder("setThreshold")
              .addAnnotation(Override.class)
              .addModifiers(Modifier.PUBLIC)
              .addParameter(TypeName.FLOAT, "threshold")
              .addStatement("this.threshold.set(threshold)")
              .build());
    }
    type.addMethod(copy());
    type.addMethod(answer("inputSize", TypeName.INT, "INPUT_SIZE"));
    type.addMethod(answer("codeSize", TypeName.INT, "CODE_SIZE"));
    type.addMethod(
        MethodSpec.methodBuilder("parameters")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(types.vector())
            .addStatement(
                plan.stored().isEmpty()
                    ? CodeBlock.of("return new $T[0]", types.number())
                    : CodeBlock.of("return $T.flatten(tensors)", Types.TENSORS))
            .build());
    type.addMethod(setParameters());
    type.addMethod(kernel());
    type.addMethod(bias());
  }

  private static void constant(TypeSpec.Builder type, String name, int value, String doc) {
    type.addField(
        FieldSpec.builder(TypeName.INT, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("$L\n", doc)
            .initializer("$L", value)
            .build());
  }

  private FieldSpec field(Stored stored) {
    Parameter parameter = stored.parameter();
    FieldSpec.Builder field =
        FieldSpec.builder(types.vector(), stored.field(), Modifier.PRIVATE, Modifier.FINAL)
            .addJavadoc(
                "$L is $L.\n",
                parameter.name(),
                stored.parameter().isKernel() ? "[inputs][units]" : "[units]");
    return field.initializer("new $T[$L]", types.number(), stored.length()).build();
  }

  private FieldSpec scaling(Choice<Scaling> choice) {
    CodeBlock made =
        switch (choice.entry().statistic()) {
          case STANDARD -> CodeBlock.of("$T.standard(INPUT_SIZE)", Types.SCALING);
          case MIN_MAX -> CodeBlock.of("$T.minMax(INPUT_SIZE)", Types.SCALING);
          case FACTOR ->
              CodeBlock.of(
                  "$T.factor(INPUT_SIZE, $L)", Types.SCALING, choice.arguments().real("f"));
        };
    return FieldSpec.builder(Types.SCALING, "scaling", Modifier.PRIVATE).initializer(made).build();
  }

  private FieldSpec tensors() {
    CodeBlock list =
        plan.stored().stream()
            .map(stored -> tensor(stored.parameter().name(), stored, stored.field()))
            .collect(CodeBlock.joining(",\n"));
    return FieldSpec.builder(types.tensors(), "tensors", Modifier.PRIVATE, Modifier.FINAL)
        .addJavadoc("The same arrays in file order, for the runtime.\n")
        .initializer("$T.of($>$>\n$L$<$<)", Types.LIST, list)
        .build();
  }

  /** A view of arrays that have a stored tensor's shape. */
  CodeBlock tensor(String name, Stored stored, String field) {
    Parameter parameter = stored.parameter();
    String shape =
        stored.parameter().isKernel()
            ? parameter.rows() + ", " + parameter.columns()
            : Integer.toString(parameter.columns());
    return CodeBlock.of("new $T<>($S, new int[] {$L}, $L)", Types.TENSOR, name, shape, field);
  }

  /** A view of what the optimiser keeps for a tensor. */
  CodeBlock slot(String name, Stored stored, Slot slot) {
    if (slot.slot().extent() == Extent.TENSOR) {
      return tensor(name, stored, slot.field());
    }
    int length = length(stored, slot.slot().extent());
    return CodeBlock.of(
        "new $T<>($S, new int[] {$L}, $L)", Types.TENSOR, name, length, slot.field());
  }

  /** How long the array of a slot is. */
  static int length(Stored stored, Extent extent) {
    return switch (extent) {
      case TENSOR -> stored.length();
      case ROWS -> stored.parameter().rows();
      case COLUMNS -> stored.parameter().columns();
    };
  }

  private MethodSpec create() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("create")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc("A new instance; the same seed gives the same weights.\n")
            .addParameter(TypeName.LONG, "seed")
            .returns(self)
            .addStatement("$T model = new $T()", self, self);
    if (plan.stored().stream().anyMatch(s -> !s.distribution().isFixed())) {
      method.addStatement("long key = $T.key(seed, $T.WEIGHTS)", Types.DRAWS, Types.DRAWS);
    }
    for (int i = 0; i < plan.stored().size(); i++) {
      method.addStatement(draw(plan.stored().get(i), i));
    }
    return method.addStatement("return model").build();
  }

  private CodeBlock draw(Stored stored, int ordinal) {
    CodeBlock tensor = CodeBlock.of("model.$L, $L", stored.field(), stored.parameter().size());
    if (stored.distribution() == Distribution.CONSTANT) {
      return CodeBlock.of("$T.constant($L, $L)", Types.INITIAL, stored.first(), tensor);
    }
    if (stored.distribution() == Distribution.IDENTITY) {
      return CodeBlock.of(
          "$T.identity($L, $L, $L)",
          Types.INITIAL,
          stored.first(),
          stored.parameter().columns(),
          tensor);
    }
    if (stored.distribution() == Distribution.ORTHOGONAL) {
      return CodeBlock.of(
          "$T.orthogonal($T.key(key, $L), $L, $L, $L, model.$L)",
          Types.INITIAL,
          Types.DRAWS,
          ordinal,
          stored.first(),
          stored.parameter().rows(),
          stored.parameter().columns(),
          stored.field());
    }
    String name =
        switch (stored.distribution()) {
          case UNIFORM -> "uniform";
          case NORMAL -> "normal";
          case TRUNCATED_NORMAL -> "truncatedNormal";
          case CONSTANT, IDENTITY, ORTHOGONAL -> throw new AssertionError();
        };
    return CodeBlock.of(
        "$T.$L($T.key(key, $L), $L, $L, $L)",
        Types.INITIAL,
        name,
        Types.DRAWS,
        ordinal,
        stored.first(),
        stored.second(),
        tensor);
  }

  /** Owners by tied layer, as a weights file's metadata names them. */
  private CodeBlock ties() {
    CodeBlock entries =
        plan.model().layers().stream()
            .filter(Dense.class::isInstance)
            .map(Dense.class::cast)
            .filter(dense -> dense.tiedTo().isPresent())
            .map(
                dense ->
                    CodeBlock.of(
                        "$T.entry($S, $S)", MAP, dense.name(), dense.kernel().kernel().layer()))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of("$T.ofEntries($L)", MAP, entries);
  }

  /** The instance's scaling; one that changes nothing where the model has none. */
  CodeBlock scalingOf(String instance) {
    return plan.model().scaling().isPresent()
        ? CodeBlock.of("$Lscaling", instance)
        : CodeBlock.of("$T.none(INPUT_SIZE)", Types.SCALING);
  }

  private MethodSpec load() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("load")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc(
                "An instance with the weights of a file.\n\n"
                    + "@throws $T if it cannot be read; its subclass {@code InputException} if it\n"
                    + "    does not fit this model\n",
                Types.IO_EXCEPTION)
            .addParameter(Types.PATH, "file")
            .addException(Types.IO_EXCEPTION)
            .returns(self)
            .addStatement("$T model = new $T()", self, self);
    return method
        .addStatement(
            "$T.read(file, model.tensors, $L, model.threshold)",
            Types.WEIGHT_FILE,
            scalingOf("model."))
        .addStatement("return model")
        .build();
  }

  private MethodSpec save() {
    return MethodSpec.methodBuilder("save")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(Types.PATH, "file")
        .addException(Types.IO_EXCEPTION)
        .addStatement(
            "$T.write(file, $S,$W$L,$Wtensors,$W$L,$Wthreshold)",
            Types.WEIGHT_FILE,
            plan.model().name(),
            ties(),
            scalingOf(""))
        .build();
  }

  private MethodSpec copy() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("copy")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(self)
            .addStatement("$T model = new $T()", self, self)
            .addStatement("$T.copy(tensors, model.tensors)", Types.TENSORS);
    if (plan.model().scaling().isPresent()) {
      method.addStatement("model.scaling = scaling.copy()");
    }
    if (types.single()) {
      method.addStatement("model.threshold.copy(threshold)");
    }
    return method.addStatement("return model").build();
  }

  private static MethodSpec answer(String name, TypeName type, String value) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement("return $L", value)
        .build();
  }

  private MethodSpec setParameters() {
    return MethodSpec.methodBuilder("setParameters")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(types.vector(), "values")
        .addStatement("$T.row(values, PARAMETERS, $S)", Types.EXPECT, "parameters")
        .addStatement("$T.replace(tensors, values)", Types.TENSORS)
        .addStatement("version = $T.next()", Types.VERSION)
        .build();
  }

  private MethodSpec kernel() {
    CodeBlock.Builder cases = CodeBlock.builder();
    for (Reading reading : plan.readings()) {
      boolean asStored = reading.use().orientation() == Orientation.AS_STORED;
      cases.add(
          "case $S -> $T.$L(tensors.get($L));\n",
          reading.layer(),
          Types.TENSORS,
          asStored ? "flatten" : "transposed",
          plan.stored().indexOf(reading.kernel()));
    }
    return byLayer("kernel", cases.build(), plan.readings().stream().map(Reading::layer).toList());
  }

  private MethodSpec bias() {
    CodeBlock.Builder cases = CodeBlock.builder();
    for (Reading reading : plan.readings()) {
      Optional<Stored> bias = reading.bias();
      bias.ifPresent(
          stored ->
              cases.add(
                  "case $S -> $T.copyOf($L, $L);\n",
                  reading.layer(),
                  Types.ARRAYS,
                  stored.field(),
                  stored.parameter().columns()));
    }
    List<String> having =
        plan.readings().stream()
            .filter(reading -> reading.bias().isPresent())
            .map(Reading::layer)
            .toList();
    return byLayer("bias", cases.build(), having);
  }

  private MethodSpec byLayer(String what, CodeBlock cases, List<String> layers) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(what)
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(String.class, "layer")
            .returns(types.vector());
    if (layers.isEmpty()) {
      // A switch expression needs a result somewhere.
      return method.addStatement("throw $T.noSuchLayer(layer, $S)", Types.EXPECT, what).build();
    }
    CodeBlock names =
        layers.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(", "));
    return method
        .addCode("return switch (layer) {$>\n")
        .addCode(cases)
        .addCode(
            "default -> throw $T.noSuchLayer(layer, $S, $L);\n$<};\n", Types.EXPECT, what, names)
        .build();
  }
}
