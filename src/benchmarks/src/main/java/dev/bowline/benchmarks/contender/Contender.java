package dev.bowline.benchmarks.contender;

import dev.bowline.benchmarks.bowline.BowlineInference;
import dev.bowline.benchmarks.bowline.BowlineTraining;
import dev.bowline.benchmarks.onnx.OnnxInference;
import dev.bowline.benchmarks.peak.PeakOperation;
import dev.bowline.benchmarks.pytorch.AutogradTraining;
import dev.bowline.benchmarks.pytorch.HandWrittenTraining;
import dev.bowline.benchmarks.pytorch.Products;
import dev.bowline.benchmarks.pytorch.TorchInference;
import dev.bowline.benchmarks.samediff.SameDiffInference;
import dev.bowline.benchmarks.samediff.SameDiffTraining;
import dev.bowline.benchmarks.tensorflow.GraphInference;
import dev.bowline.benchmarks.tensorflow.GraphTraining;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Everyone who is measured. Each runs in a Java of its own. */
public enum Contender {
  BOWLINE_VECTOR(
      "Bowline vector",
      Role.BOWLINE,
      Java.WITH_VECTORS,
      of(BowlineTraining::new),
      of(BowlineInference::new)),
  BOWLINE_PLAIN(
      "Bowline plain",
      Role.BOWLINE,
      Java.AS_IT_IS,
      of(BowlineTraining::new),
      of(BowlineInference::new)),
  PYTORCH(
      "PyTorch", Role.AUTOGRAD, Java.BEST_MKL, of(AutogradTraining::new), of(TorchInference::new)),
  PYTORCH_AS_SHIPPED(
      "PyTorch as shipped",
      Role.AS_SHIPPED,
      Java.AS_IT_IS,
      of(AutogradTraining::new),
      of(TorchInference::new)),
  PYTORCH_BY_HAND(
      "PyTorch by hand", Role.BY_HAND, Java.BEST_MKL, of(HandWrittenTraining::new), none()),
  TENSORFLOW(
      "TensorFlow",
      Role.AUTOGRAD,
      Java.WITHOUT_MEMORY_CHECKS,
      of(GraphTraining::new),
      of(GraphInference::new)),
  SAMEDIFF(
      "SameDiff",
      Role.AUTOGRAD,
      Java.WITHOUT_MEMORY_CHECKS,
      of(SameDiffTraining::new),
      of(SameDiffInference::new)),
  ONNX_RUNTIME("ONNX Runtime", Role.RUNTIME, Java.AS_IT_IS, none(), of(OnnxInference::new)),
  PRODUCTS("MKL products", Role.LIMIT, Java.BEST_MKL, Products::new),
  PEAK("peak", Role.LIMIT, Java.WITH_VECTORS, PeakOperation::new);

  private final String label;
  private final Role role;
  private final List<String> javaOptions;
  private final Optional<Function<Job, Training>> training;
  private final Optional<Function<Job, Inference>> inference;
  private final Optional<Function<Job, Operation>> limit;

  Contender(
      String label,
      Role role,
      List<String> javaOptions,
      Optional<Function<Job, Training>> training,
      Optional<Function<Job, Inference>> inference) {
    this.label = label;
    this.role = role;
    this.javaOptions = javaOptions;
    this.training = training;
    this.inference = inference;
    limit = Optional.empty();
  }

  Contender(String label, Role role, List<String> javaOptions, Function<Job, Operation> limit) {
    this.label = label;
    this.role = role;
    this.javaOptions = javaOptions;
    training = Optional.empty();
    inference = Optional.empty();
    this.limit = Optional.of(limit);
  }

  /**
   * The contender of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Contender named(String name) {
    return Arrays.stream(values())
        .filter(contender -> contender.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "contender: expected one of " + List.of(values()) + ", found " + name));
  }

  /** What people call it. */
  public String label() {
    return label;
  }

  public Role role() {
    return role;
  }

  /**
   * What the JVM must be told. This decides between Bowline's kernels: a generated class takes the
   * vector ones if the module is there.
   */
  public List<String> javaOptions() {
    return javaOptions;
  }

  /** Whether it trains a network. */
  public boolean trains() {
    return training.isPresent();
  }

  public boolean does(Task task) {
    return task == Task.STEP ? training.isPresent() || limit.isPresent() : inference.isPresent();
  }

  /** Training from the job's weights, if the contender trains. */
  public Optional<Training> training(Job job) {
    return training.map(open -> open.apply(job));
  }

  /** The job's network in use, if the contender runs networks. */
  public Optional<Inference> inference(Job job) {
    return inference.map(open -> open.apply(job));
  }

  /** A task that the contender {@link #does}. */
  public Operation open(Task task, Job job) {
    if (limit.isPresent()) {
      return limit.get().apply(job);
    }
    return task == Task.STEP
        ? new Step(training(job).orElseThrow())
        : new Reconstruction(inference(job).orElseThrow(), task);
  }

  /** The name on the command line, such as {@code pytorch-by-hand}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <T> Optional<Function<Job, T>> of(Function<Job, T> open) {
    return Optional.of(open);
  }

  private static <T> Optional<Function<Job, T>> none() {
    return Optional.empty();
  }

  /** Options of the JVM. */
  private static final class Java {
    static final List<String> AS_IT_IS = List.of();
    static final List<String> WITH_VECTORS = List.of("--add-modules", "jdk.incubator.vector");

    /** See {@code MklDispatch}. */
    static final List<String> BEST_MKL = List.of("-Dbowline.benchmarks.mkl.instructions=true");

    /** JavaCPP would ask the system at each allocation; a small step takes a third longer. */
    static final List<String> WITHOUT_MEMORY_CHECKS =
        List.of("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
  }

  private record Step(Training training) implements Operation {
    @Override
    public void run(int batch) {
      float loss = training.step(batch);
      if (!Float.isFinite(loss)) {
        throw new IllegalStateException("the loss is " + loss);
      }
    }

    @Override
    public void close() {
      training.close();
    }
  }

  private record Reconstruction(Inference inference, Task task) implements Operation {
    @Override
    public void run(int batch) {
      if (task == Task.BATCH) {
        inference.batch(batch);
      } else {
        inference.row(batch);
      }
    }

    @Override
    public void close() {
      inference.close();
    }
  }
}
