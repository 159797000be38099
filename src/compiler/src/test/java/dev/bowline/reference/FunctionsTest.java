package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.GeneratedClass;
import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choices;
import dev.bowline.catalog.Family;
import dev.bowline.memory.MemoryCompiler;
import dev.bowline.plan.Target;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Kernels;
import dev.bowline.runtime.spi.VectorModule;
import dev.bowline.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both kinds of kernels compute their functions right everywhere, also where a formula changes. */
class FunctionsTest {
  private static final int SIZE = 64;

  /** What both kinds of kernels promise at most, as a share of the result and as such. */
  private static final double RELATIVE = 4e-6;

  private static final double ABSOLUTE = 4e-7;

  /** Numbers around which a formula, a clamp or a range reduction changes. */
  private static final float[] TURNS = {
    0,
    0.3465736f,
    0.5f,
    0.625f,
    1,
    3,
    3.92f,
    6,
    9.01f,
    18.02f,
    43.6f,
    44.361416f,
    87.33f,
    88,
    88.376f,
    88.722839f,
    103.97f,
    127,
    128,
    150
  };

  private static final int NEIGHBOURS = 40;

  @ParameterizedTest
  @EnumSource
  void computeWhatTheFormulaSays(Kernels kernels) throws ReflectiveOperationException {
    List<String> names =
        ReferenceElement.KNOWN.stream().filter(n -> !n.equals("threshold")).toList();
    List<Class<?>> classes = load(names, kernels);
    float[] x = numbers();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      float[] y = values(classes.get(i), x, kernels);
      String name = names.get(i);
      ReferenceElement exact =
          new ReferenceElement(
              Choices.of(Family.ACTIVATION, name, Map.of()).as(Activation.class),
              Arithmetic.exact());
      List<String> faults = new ArrayList<>();
      for (int j = 0; j < x.length; j++) {
        if (!near(x[j], y[j], exact.value(x[j]))) {
          faults.add(name + "(" + x[j] + ") = " + exact.value(x[j]) + ", found " + y[j]);
        }
      }
      all.addAll(faults.subList(0, Math.min(faults.size(), 5)));
    }
    assertThat(all).isEmpty();
  }

  /** A factor in front of a sigmoid or an error function enlarges what these are off. */
  private static boolean near(float x, float found, double exact) {
    double factor = Math.max(1, Math.min(Math.abs(x), 20));
    double tolerance = RELATIVE * Math.abs(exact) + ABSOLUTE * factor;
    boolean overflows = Math.abs(exact) > Float.MAX_VALUE * (1 - RELATIVE);
    return Math.abs(found - exact) <= tolerance
        || overflows && found == Math.copySign(Float.POSITIVE_INFINITY, exact);
  }

  private static List<Class<?>> load(List<String> names, Kernels kernels) {
    StringBuilder models = new StringBuilder();
    for (String name : names) {
      models.append(
          """
          autoencoder Of_%s {
            input(%d);
            layer code = dense(%d, activation = %s, use_bias = false);
            layer output = dense(%d) tied_to code;
          }
          """
              .formatted(name, SIZE, SIZE, name, SIZE));
    }
    List<GeneratedClass> generated =
        Compiler.compile(
                CompileRequest.of(SourceFile.of("functions.ae", models.toString()))
                    .with(Set.of(Target.VECTOR)))
            .classes();
    if (kernels == Kernels.PLAIN) {
      System.setProperty(VectorModule.PROPERTY, "plain");
    }
    try {
      return MemoryCompiler.load(generated);
    } finally {
      System.clearProperty(VectorModule.PROPERTY);
    }
  }

  /** The function of all the numbers: the layer's kernel is 1 on its diagonal and else 0. */
  private static float[] values(Class<?> type, float[] x, Kernels kernels)
      throws ReflectiveOperationException {
    Autoencoder autoencoder = (Autoencoder) type.getMethod("create", long.class).invoke(null, 0);
    assertThat(autoencoder.kernels()).isEqualTo(kernels);
    float[] parameters = new float[autoencoder.parameters().length];
    for (int i = 0; i < SIZE; i++) {
      parameters[i * SIZE + i] = 1;
    }
    autoencoder.setParameters(parameters);
    float[] y = new float[x.length];
    autoencoder.encode(x, y, x.length / SIZE);
    return y;
  }

  /** All sizes whose squares are finite, of both signs, and all the numbers around each turn. */
  private static float[] numbers() {
    List<Float> all = new ArrayList<>();
    for (double size = 1e-30; size < 1e19; size *= 1.0037) {
      all.add((float) size);
    }
    for (double size = 0.01; size < 200; size += 0.00731) {
      all.add((float) size);
    }
    for (float turn : TURNS) {
      for (int step = -NEIGHBOURS; step <= NEIGHBOURS; step++) {
        all.add(Float.intBitsToFloat(Math.abs(Float.floatToIntBits(turn) + step)));
      }
    }
    int rows = (2 * all.size() + SIZE - 1) / SIZE;
    float[] numbers = new float[rows * SIZE];
    for (int i = 0; i < all.size(); i++) {
      numbers[2 * i] = all.get(i);
      numbers[2 * i + 1] = -all.get(i);
    }
    return numbers;
  }
}
