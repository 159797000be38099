package dev.bowline.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.bowline.plan.Element;
import dev.bowline.plan.loop.Procedure;
import java.util.OptionalInt;

/** The types that generated code names, for an element type. */
record Types(Element element) {
  private static final String RUNTIME = "dev.bowline.runtime";
  private static final String SPI = RUNTIME + ".spi";

  static final ClassName AUTOENCODER = ClassName.get(RUNTIME, "Autoencoder");
  static final ClassName TRAINER = ClassName.get(RUNTIME, "Trainer");
  static final ClassName OPTIONS = ClassName.get(RUNTIME, "TrainingOptions");
  static final ClassName SHUFFLE = ClassName.get(RUNTIME, "Shuffle");
  static final ClassName KERNELS = ClassName.get(RUNTIME, "Kernels");
  static final ClassName FLOATS = ClassName.get(SPI, "Floats");
  static final ClassName DOUBLES = ClassName.get(SPI, "Doubles");
  static final ClassName VERSION = ClassName.get(SPI, "Version");
  static final ClassName VECTOR_MODULE = ClassName.get(SPI, "VectorModule");
  static final ClassName DOUBLE_AUTOENCODER = ClassName.get(SPI, "DoubleAutoencoder");
  static final ClassName DRAWS = ClassName.get(SPI, "Draws");
  static final ClassName EXPECT = ClassName.get(SPI, "Expect");
  static final ClassName FIT_LOOP = ClassName.get(SPI, "FitLoop");
  static final ClassName GENERATED = ClassName.get(SPI, "Generated");
  static final ClassName INITIAL = ClassName.get(SPI, "Initial");
  static final ClassName ROW_SEARCH = ClassName.get(SPI, "RowSearch");
  static final ClassName ROWS = ClassName.get(SPI, "Rows");
  static final ClassName REDUCTION = ClassName.get(SPI, "Reduction");
  static final ClassName SCALING = ClassName.get(SPI, "Scaling");
  static final ClassName SETTINGS = ClassName.get(SPI, "TrainingSettings");
  static final ClassName STEPPER = ClassName.get(SPI, "Stepper");
  static final ClassName THRESHOLD = ClassName.get(SPI, "Threshold");
  static final ClassName TENSOR = ClassName.get(SPI, "Tensor");
  static final ClassName TENSORS = ClassName.get(SPI, "Tensors");
  static final ClassName WEIGHT_FILE = ClassName.get(SPI, "WeightFile");
  static final ClassName ARRAYS = ClassName.get("java.util", "Arrays");
  static final ClassName LIST = ClassName.get("java.util", "List");
  static final ClassName PATH = ClassName.get("java.nio.file", "Path");
  static final ClassName IO_EXCEPTION = ClassName.get("java.io", "IOException");

  private static final String INCUBATOR = "jdk.incubator.vector";
  static final ClassName FLOAT_VECTOR = ClassName.get(INCUBATOR, "FloatVector");
  static final ClassName INT_VECTOR = ClassName.get(INCUBATOR, "IntVector");
  static final ClassName VECTOR_OPERATORS = ClassName.get(INCUBATOR, "VectorOperators");
  static final ClassName VECTOR_SHUFFLE = ClassName.get(INCUBATOR, "VectorShuffle");
  static final TypeName FLOATS_ARRAY = ArrayTypeName.of(TypeName.FLOAT);
  static final TypeName INT_SPECIES =
      ParameterizedTypeName.get(
          ClassName.get(INCUBATOR, "VectorSpecies"), ClassName.get(Integer.class));
  static final TypeName FLOAT_SPECIES = ofFloats("VectorSpecies");
  static final ClassName VECTOR_MASK = ClassName.get(INCUBATOR, "VectorMask");
  static final TypeName FLOAT_SHUFFLE = ofFloats("VectorShuffle");
  static final TypeName FLOAT_MASK = ofFloats("VectorMask");

  private static TypeName ofFloats(String name) {
    return ParameterizedTypeName.get(ClassName.get(INCUBATOR, name), ClassName.get(Float.class));
  }

  boolean single() {
    return element == Element.FLOAT;
  }

  TypeName number() {
    return single() ? TypeName.FLOAT : TypeName.DOUBLE;
  }

  TypeName vector() {
    return ArrayTypeName.of(number());
  }

  TypeName matrix() {
    return ArrayTypeName.of(vector());
  }

  TypeName tensor() {
    return ParameterizedTypeName.get(TENSOR, vector());
  }

  TypeName tensors() {
    return ParameterizedTypeName.get(LIST, tensor());
  }

  /** A matrix of the work space: an array of rows, or one array. */
  TypeName work(OptionalInt stride) {
    return stride.isPresent() ? vector() : matrix();
  }

  /** What a generated class implements. */
  ClassName contract() {
    return single() ? AUTOENCODER : DOUBLE_AUTOENCODER;
  }

  /** What its trainer extends. */
  TypeName engine() {
    return single() ? FIT_LOOP : ParameterizedTypeName.get(STEPPER, vector());
  }

  /** What {@code trainer()} gives. */
  TypeName trainer() {
    return single() ? TRAINER : engine();
  }

  TypeName of(Procedure.Kind kind) {
    return switch (kind) {
      case MATRIX -> matrix();
      case VECTOR -> vector();
      case DOUBLES -> ArrayTypeName.of(TypeName.DOUBLE);
      case ELEMENT -> number();
      case INT -> TypeName.INT;
      case LONG -> TypeName.LONG;
    };
  }
}
