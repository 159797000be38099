package dev.bowline.benchmarks.bowline;

import dev.bowline.benchmarks.work.Job;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Kernels;

/** Instances of the generated classes. */
final class GeneratedModels {
  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  private GeneratedModels() {}

  /**
   * An instance with the job's weights.
   *
   * @throws IllegalStateException if it does not run the kernels that this JVM was started for:
   *     whoever reads the tables must be able to trust their titles
   */
  static Autoencoder create(Job job) {
    Autoencoder model = create(ModelClasses.of(job.network()));
    boolean vectors = ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    Kernels expected = vectors ? Kernels.VECTOR : Kernels.PLAIN;
    if (model.kernels() != expected) {
      throw new IllegalStateException("expected " + expected + ", found " + model.kernels());
    }
    model.setParameters(job.weights().values());
    return model;
  }

  private static Autoencoder create(Class<?> type) {
    try {
      return (Autoencoder) type.getMethod("create", long.class).invoke(null, 0L);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
