package dev.bowline.benchmarks.tensorflow;

import dev.bowline.benchmarks.contender.Inference;
import dev.bowline.benchmarks.work.Job;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The forward pass of the graph. */
public final class GraphInference implements Inference {
  private final TiedGraph tied;
  private final Pass batches;
  private final Pass rows;

  public GraphInference(Job job) {
    tied = new TiedGraph(job);
    batches = new Pass(job, job.workload().rows());
    rows = new Pass(job, 1);
  }

  @Override
  public void batch(int batch) {
    batches.run(batch);
  }

  @Override
  public void row(int batch) {
    rows.run(batch);
  }

  @Override
  public float[] batchOutput() {
    return batches.values();
  }

  @Override
  public float[] rowOutput() {
    return rows.values();
  }

  @Override
  public void close() {
    batches.close();
    rows.close();
    tied.close();
  }

  /** The graph for so many rows; it keeps its last output. */
  private final class Pass {
    private final List<TFloat32> inputs = new ArrayList<>();
    private final List<Session.Runner> runners = new ArrayList<>();
    private Result last;

    Pass(Job job, int rows) {
      int size = job.network().inputSize();
      Placeholder<TFloat32> x = tied.input(rows);
      Operand<TFloat32> y = tied.operations().math.sigmoid(tied.logits(x));
      for (float[] batch : job.batches()) {
        float[] values = java.util.Arrays.copyOf(batch, rows * size);
        TFloat32 input = TiedGraph.tensor(values, Shape.of(rows, size));
        inputs.add(input);
        runners.add(tied.session().runner().feed(x, input).fetch(y));
      }
    }

    void run(int batch) {
      release();
      last = runners.get(batch).run();
    }

    float[] values() {
      return TiedGraph.values((TFloat32) last.get(0));
    }

    void close() {
      release();
      inputs.forEach(TFloat32::close);
    }

    private void release() {
      if (last != null) {
        last.close();
      }
    }
  }
}
