package dev.bowline.benchmarks.pytorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.bowline.benchmarks.work.Job;
import java.util.List;

/** The library, loaded, and the memory of one contender in it. */
final class Libtorch implements AutoCloseable {
  private final PtNDManager manager;

  Libtorch(int threads) {
    Engine.getEngine("PyTorch");
    MklDispatch.followInstructions();
    JniUtils.setNumThreads(threads);
    manager = (PtNDManager) NDManager.newBaseManager();
  }

  PtNDManager manager() {
    return manager;
  }

  PtNDArray tensor(float[] values, long... sizes) {
    return (PtNDArray) manager.create(values, new Shape(sizes));
  }

  /** The job's data, each batch [rows][inputSize]. */
  List<PtNDArray> batches(Job job) {
    long rows = job.workload().rows();
    long size = job.network().inputSize();
    return job.batches().stream().map(batch -> tensor(batch, rows, size)).toList();
  }

  @Override
  public void close() {
    manager.close();
  }
}
