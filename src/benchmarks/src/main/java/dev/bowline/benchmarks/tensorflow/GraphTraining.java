package dev.bowline.benchmarks.tensorflow;

import dev.bowline.benchmarks.contender.Training;
import dev.bowline.benchmarks.tensorflow.TiedGraph.Variable;
import dev.bowline.benchmarks.work.Adam;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Network;
import dev.bowline.benchmarks.work.Weights;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Symbolic gradients, a logits loss as {@code softplus(z) - x z}, and the fused Adam operation. */
public final class GraphTraining implements Training {
  private final Network network;
  private final TiedGraph tied;
  private final List<Variable> variables = new ArrayList<>();
  private final List<TFloat32> data = new ArrayList<>();
  private final List<Session.Runner> runners = new ArrayList<>();

  public GraphTraining(Job job) {
    network = job.network();
    tied = new TiedGraph(job);
    variables.addAll(tied.kernels());
    variables.addAll(tied.biases());
    int rows = job.workload().rows();
    Placeholder<TFloat32> x = tied.input(rows);
    Operand<TFloat32> loss = loss(x);
    List<Op> updates = updates(loss);
    for (float[] batch : job.batches()) {
      TFloat32 tensor = TiedGraph.tensor(batch, Shape.of(rows, network.inputSize()));
      Session.Runner runner = tied.session().runner().feed(x, tensor).fetch(loss);
      updates.forEach(runner::addTarget);
      data.add(tensor);
      runners.add(runner);
    }
  }

  @Override
  public float step(int batch) {
    try (Result result = runners.get(batch).run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  @Override
  public float[] parameters() {
    return new Weights(network, values(tied.kernels()), values(tied.biases())).values();
  }

  @Override
  public void close() {
    data.forEach(TFloat32::close);
    tied.close();
  }

  private Operand<TFloat32> loss(Operand<TFloat32> x) {
    Ops tf = tied.operations();
    Operand<TFloat32> z = tied.logits(x);
    Operand<TFloat32> each = tf.math.sub(tf.math.softplus(z), tf.math.mul(x, z));
    return tf.math.mean(each, tf.constant(new int[] {0, 1}));
  }

  /** What must run for a step: Adam for each variable, then its powers of beta. */
  private List<Op> updates(Operand<TFloat32> loss) {
    Ops tf = tied.operations();
    Output<?>[] values =
        variables.stream().map(v -> v.value().asOutput()).toArray(Output<?>[]::new);
    Output<?>[] gradients = tied.graph().addGradients(loss.asOutput(), values);
    Variable power1 = tied.variable("power1", Shape.scalar(), new float[] {(float) Adam.BETA_1});
    Variable power2 = tied.variable("power2", Shape.scalar(), new float[] {(float) Adam.BETA_2});
    Operand<TFloat32> rate = tf.constant((float) Adam.LEARNING_RATE);
    Operand<TFloat32> beta1 = tf.constant((float) Adam.BETA_1);
    Operand<TFloat32> beta2 = tf.constant((float) Adam.BETA_2);
    Operand<TFloat32> epsilon = tf.constant((float) Adam.EPSILON);
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      @SuppressWarnings("unchecked") // the variables are float
      Output<TFloat32> gradient = (Output<TFloat32>) gradients[i];
      updates.add(
          tf.train.resourceApplyAdam(
              variable.handle(),
              zeros("m" + i, variable.shape()).handle(),
              zeros("v" + i, variable.shape()).handle(),
              power1.value(),
              power2.value(),
              rate,
              beta1,
              beta2,
              epsilon,
              gradient));
    }
    Ops after = tf.withControlDependencies(updates.toArray(Op[]::new));
    updates.add(after.assignVariableOp(power1.handle(), after.math.mul(power1.value(), beta1)));
    updates.add(after.assignVariableOp(power2.handle(), after.math.mul(power2.value(), beta2)));
    return updates;
  }

  private Variable zeros(String name, Shape shape) {
    return tied.variable(name, shape, new float[(int) shape.size()]);
  }

  private List<float[]> values(List<Variable> wanted) {
    Session.Runner runner = tied.session().runner();
    wanted.forEach(variable -> runner.fetch(variable.value()));
    List<float[]> values = new ArrayList<>();
    try (Result result = runner.run()) {
      for (int i = 0; i < wanted.size(); i++) {
        values.add(TiedGraph.values((TFloat32) result.get(i)));
      }
    }
    return values;
  }
}
