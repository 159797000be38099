package dev.bowline.benchmarks.samediff;

import dev.bowline.benchmarks.contender.Training;
import dev.bowline.benchmarks.work.Adam;
import dev.bowline.benchmarks.work.Job;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * The graph's gradients and loss, then ND4J's Adam for each variable: what {@code SameDiff.fit}
 * does, but for the gradient of the input and with the loss, which {@code fit} leaves out.
 */
public final class SameDiffTraining implements Training {
  private final TiedSameDiff tied;
  private final List<Map<String, INDArray>> batches;
  private final Map<String, INDArray> variables = new LinkedHashMap<>();
  private final Map<String, GradientUpdater<?>> updaters = new LinkedHashMap<>();
  private int steps;

  public SameDiffTraining(Job job) {
    tied = new TiedSameDiff(job);
    int rows = job.workload().rows();
    batches =
        job.batches().stream().map(x -> Map.of(TiedSameDiff.INPUT, tied.data(x, rows))).toList();
    for (String name : tied.names()) {
      INDArray variable = tied.graph().getVariable(name).getArr();
      variables.put(name, variable);
      updaters.put(name, adam(variable));
    }
  }

  @Override
  public float step(int batch) {
    OutAndGrad found =
        tied.graph()
            .calculateGradientsAndOutputs(
                batches.get(batch), List.of(TiedSameDiff.LOSS), variables.keySet());
    float loss = found.getOutputs().get(TiedSameDiff.LOSS).getFloat(0);
    variables.forEach(
        (name, variable) -> {
          INDArray gradient = found.getGradients().get(name);
          updaters.get(name).applyUpdater(gradient, steps, 0);
          variable.subi(gradient);
        });
    steps++;
    return loss;
  }

  @Override
  public float[] parameters() {
    return tied.parameters();
  }

  @Override
  public void close() {}

  /** With both moments in one array, as it wants them. */
  private static GradientUpdater<?> adam(INDArray variable) {
    INDArray state = Nd4j.zeros(DataType.FLOAT, 1, 2 * variable.length());
    GradientUpdater<?> updater =
        new org.nd4j.linalg.learning.config.Adam(
                Adam.LEARNING_RATE, Adam.BETA_1, Adam.BETA_2, Adam.EPSILON)
            .instantiate(state, false);
    updater.setStateViewArray(state, variable.shape(), 'c', true);
    return updater;
  }
}
