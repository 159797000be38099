package dev.bowline.reference;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.sun.management.ThreadMXBean;
import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.GeneratedClass;
import dev.bowline.memory.MemoryCompiler;
import dev.bowline.plan.Target;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Kernels;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.runtime.spi.FitLoop;
import dev.bowline.runtime.spi.VectorModule;
import dev.bowline.source.SourceFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for plain and vector kernels alike, besides that they compute what they should. */
final class KernelsTest {
  private static final String MODEL =
      """
      autoencoder Noisy {
        input(37);
        layer noise  = dropout(0.2);
        layer hidden = dense(33, activation = tanh);
        layer code   = dense(9, activation = sigmoid);
        layer shaken = gaussian_noise(0.1);
        layer up     = dense(activation = relu) tied_to code;
        layer output = dense(activation = sigmoid) tied_to hidden;
        train { loss = binary_crossentropy; optimizer = adam; metrics = [mean_squared_error]; }
      }
      """;

  private static final int SIZE = 37;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static GeneratedClass generated() {
    return generated(MODEL);
  }

  private static GeneratedClass generated(String text) {
    return Compiler.compile(
            CompileRequest.of(SourceFile.of("noisy.ae", text)).with(Set.of(Target.VECTOR)))
        .classes()
        .get(0);
  }

  private static Class<?> load(Kernels kernels) {
    return load(kernels, MODEL);
  }

  static Class<?> load(Kernels kernels, String text) {
    if (kernels == Kernels.PLAIN) {
      System.setProperty(VectorModule.PROPERTY, "plain");
    }
    try {
      return MemoryCompiler.load(List.of(generated(text))).get(0);
    } finally {
      System.clearProperty(VectorModule.PROPERTY);
    }
  }

  static Autoencoder create(Class<?> type) throws ReflectiveOperationException {
    return (Autoencoder) type.getMethod("create", long.class).invoke(null, 3);
  }

  private static float[] rows(int rows) {
    SplittableRandom random = new SplittableRandom(8);
    float[] x = new float[rows * SIZE];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble();
    }
    return x;
  }

  /** So many rows that a step is shared out. */
  private static final int SHARED = 120;

  private static float[] trained(Autoencoder autoencoder, int threads, int rows, int steps) {
    float[] x = rows(rows);
    TrainingOptions options = TrainingOptions.fromModel().withThreads(threads);
    try (Trainer trainer = autoencoder.trainer(options)) {
      for (int step = 0; step < steps; step++) {
        trainer.step(x, x, rows - step);
      }
    }
    return autoencoder.parameters();
  }

  @ParameterizedTest
  @EnumSource
  void anyNumberOfThreadsGivesTheSameWeights(Kernels kernels) throws Exception {
    Class<?> type = load(kernels);
    assertThat(create(type).kernels()).isEqualTo(kernels);
    float[] expected = trained(create(type), 1, SHARED, 6);
    for (int threads : List.of(2, 3, 8)) {
      assertThat(trained(create(type), threads, SHARED, 6)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void blocksOfGradientsGiveTheSameForAnyNumberOfThreads(Kernels kernels) throws Exception {
    Class<?> type =
        load(
            kernels,
            MODEL.replace("dense(33,", "dense(331,").replace("= adam", "= adam; batch_size = 100"));
    float[] expected = trained(create(type), 1, SHARED, 3);
    for (int threads : List.of(2, 3, 8)) {
      assertThat(trained(create(type), threads, SHARED, 3)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void passesOverTheWeightsGiveTheSameForAnyNumberOfThreads(Kernels kernels) throws Exception {
    for (String optimizer :
        List.of(
            "lamb(global_clipnorm = 0.01, use_ema = true, gradient_accumulation_steps = 2)",
            "adafactor",
            "muon(clipvalue = 0.01)")) {
      Class<?> type = load(kernels, MODEL.replace("optimizer = adam", "optimizer = " + optimizer));
      float[] expected = trained(create(type), 1, SHARED, 6);
      assertThat(expected).isNotEqualTo(create(type).parameters());
      for (int threads : List.of(2, 3, 8)) {
        assertThat(trained(create(type), threads, SHARED, 6)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theInterpreterGivesTheSameWeights(Kernels kernels, @TempDir Path folder) throws Exception {
    String compiled = Hash.text(create(load(kernels)));
    assertThat(printed(Hash.class, folder, kernels, "-Xint")).isEqualTo(kernels + " " + compiled);
  }

  /** What a program prints that another Java runs, with the generated class on its class path. */
  private static String printed(Class<?> program, Path folder, Kernels kernels, String option)
      throws IOException, InterruptedException {
    for (Map.Entry<String, byte[]> file :
        MemoryCompiler.bytecode(List.of(generated())).entrySet()) {
      Files.write(folder.resolve(file.getKey() + ".class"), file.getValue());
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(option, "--add-modules", "jdk.incubator.vector"));
    if (kernels == Kernels.PLAIN) {
      command.add("-D" + VectorModule.PROPERTY + "=plain");
    }
    String path = System.getProperty("path.separator");
    command.addAll(List.of("-cp", folder + path + System.getProperty("java.class.path")));
    command.add(program.getName());
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output =
        new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(child.waitFor()).isEqualTo(0);
    return output;
  }

  /** What the interpreted Java runs. */
  static final class Hash {
    private Hash() {}

    public static void main(String[] args) throws ReflectiveOperationException {
      Autoencoder autoencoder = create(Class.forName("Noisy"));
      System.out.println(autoencoder.kernels() + " " + text(autoencoder));
    }

    static String text(Autoencoder autoencoder) {
      float[] x = rows(5);
      float[] y = new float[x.length];
      int weights = Arrays.hashCode(trained(autoencoder, 1, 17, 2));
      autoencoder.reconstruct(x, y, 5);
      return weights + " " + Arrays.hashCode(y) + " " + autoencoder.score(Arrays.copyOf(x, SIZE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatFadesAwayIsNeverDenormal(Kernels kernels) throws Exception {
    float[] x = rows(4);
    float[] nothing = new float[x.length];
    try (Trainer trainer = create(load(kernels)).trainer()) {
      trainer.step(x, x, 4);
      for (int step = 0; step < 1000; step++) {
        trainer.step(nothing, nothing, 4);
      }
      ((FitLoop) trainer)
          .slots()
          .forEach(
              slot -> {
                for (int i = 0; i < slot.size(); i++) {
                  float size = Math.abs(slot.values()[i]);
                  assertWithMessage(slot.name())
                      .that(size == 0 || size >= Float.MIN_NORMAL)
                      .isTrue();
                }
              });
    }
  }

  /**
   * Vectors are objects until the JIT compiler has seen enough of them. When it does in the
   * background, chance decides what it has seen; so it does not.
   */
  @Test
  void compiledVectorKernelsAllocateNothing(@TempDir Path folder) throws Exception {
    assertThat(printed(Allocation.class, folder, Kernels.VECTOR, "-Xbatch")).isEqualTo("0");
  }

  /** Prints how much is allocated once everything is compiled. */
  static final class Allocation {
    private Allocation() {}

    public static void main(String[] args) throws ReflectiveOperationException {
      Autoencoder autoencoder = create(Class.forName("Noisy"));
      float[] x = rows(24);
      float[] y = new float[x.length];
      float[] one = new float[SIZE];
      float[] other = new float[SIZE];
      try (Trainer trainer = autoencoder.trainer(TrainingOptions.fromModel().withThreads(1))) {
        long deadline = System.nanoTime() + 120_000_000_000L;
        long allocated = Long.MAX_VALUE;
        while (allocated > 0 && System.nanoTime() < deadline) {
          allocatedBytes();
          long before = allocatedBytes();
          for (int i = 0; i < 100; i++) {
            trainer.step(x, x, 24);
            autoencoder.reconstruct(x, y, 24);
            autoencoder.reconstruct(one, other);
            autoencoder.score(one);
          }
          allocated = allocatedBytes() - before;
        }
        System.out.println(allocated);
      }
    }
  }

  private static long allocatedBytes() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
