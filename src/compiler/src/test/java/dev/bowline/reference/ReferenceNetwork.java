package dev.bowline.reference;

import dev.bowline.model.ActivationLayer;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.NoiseLayer;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.model.Prelu;
import dev.bowline.model.Reshape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layers: one sample forward, and its gradient backward. */
final class ReferenceNetwork {
  /** Where the noise of a step comes from. */
  record NoiseSource(long seed, long iteration) {}

  private final List<Layer> layers;
  private final Arithmetic arithmetic;

  /** The trained tensors by name: [rows][columns], a bias or slopes as one row. */
  private final Map<String, double[][]> weights;

  ReferenceNetwork(Model model, Arithmetic arithmetic) {
    this.layers = model.layers();
    this.arithmetic = arithmetic;
    this.weights = zeros(model);
  }

  static Map<String, double[][]> zeros(Model model) {
    Map<String, double[][]> zeros = new LinkedHashMap<>();
    for (Parameter parameter : model.parameters()) {
      zeros.put(parameter.name(), new double[parameter.rows()][parameter.columns()]);
    }
    return zeros;
  }

  Map<String, double[][]> weights() {
    return weights;
  }

  /** The layers from {@code first} to before {@code last}; noise only where a source is given. */
  Trace forward(double[] input, int first, int last, int row, Optional<NoiseSource> noise) {
    Trace trace = new Trace(input);
    for (int l = first; l < last; l++) {
      Layer layer = layers.get(l);
      double[] x = trace.output();
      if (layer instanceof Dense dense) {
        double[] z = sums(dense, x);
        double[] y = ReferenceActivation.forward(dense.activation(), z, arithmetic);
        trace.add(new Trace.Visit(layer, x, z, y, null));
      } else if (layer instanceof ActivationLayer activation) {
        trace.add(new Trace.Visit(layer, x, x, activated(activation, x), null));
      } else if (layer instanceof Prelu prelu) {
        trace.add(new Trace.Visit(layer, x, x, sloped(prelu, x), null));
      } else if (layer instanceof NoiseLayer noiseLayer) {
        trace.add(disturbed(noiseLayer, l, x, row, noise));
      } else if (layer instanceof Reshape) {
        trace.add(new Trace.Visit(layer, x, x, x, null));
      } else {
        throw new AssertionError("the reference does not know " + layer);
      }
    }
    return trace;
  }

  /**
   * Adds one sample's part to the gradients.
   *
   * @param dy the gradient at the output of the trace
   * @param pulls what penalties add to the gradient at the outputs of some layers, and {@link
   *     #inFront} of the activations of some
   */
  void backward(
      Trace trace, double[] dy, Map<String, double[]> pulls, Map<String, double[][]> gradients) {
    backward(trace, trace.visits().size() - 1, dy, pulls, gradients);
  }

  /**
   * The same where the gradient is known in front of the activation of a visit.
   *
   * @param dz the gradient at {@code z} of that visit
   */
  void backwardFromLogits(
      Trace trace,
      int visit,
      double[] dz,
      Map<String, double[]> pulls,
      Map<String, double[][]> gradients) {
    double[] dx = dz;
    Trace.Visit last = trace.visits().get(visit);
    if (last.layer() instanceof Dense dense) {
      double[] pull = pulls.get(dense.name());
      if (pull != null) {
        dx = sum(dx, ReferenceActivation.backward(dense.activation(), last.z(), pull, arithmetic));
      }
      dx = throughSums(dense, last.x(), dx, pulls, gradients);
    }
    backward(trace, visit - 1, dx, pulls, gradients);
  }

  /** The name of what is added in front of a layer's activation. */
  static String inFront(String layer) {
    return layer + " in front";
  }

  private double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int j = 0; j < sum.length; j++) {
      sum[j] = arithmetic.round(a[j] + b[j]);
    }
    return sum;
  }

  private void backward(
      Trace trace,
      int from,
      double[] dy,
      Map<String, double[]> pulls,
      Map<String, double[][]> gradients) {
    double[] passed = dy;
    for (int v = from; v >= 0; v--) {
      Trace.Visit visit = trace.visits().get(v);
      // In a stage a change of shape may bear the name of the layer in front of it.
      if (visit.layer() instanceof Dense && pulls.containsKey(visit.layer().name())) {
        passed = sum(passed, pulls.get(visit.layer().name()));
      }
      if (visit.layer() instanceof Dense dense) {
        double[] dz =
            ReferenceActivation.backward(dense.activation(), visit.z(), passed, arithmetic);
        passed = throughSums(dense, visit.x(), dz, pulls, gradients);
      } else if (visit.layer() instanceof ActivationLayer activation) {
        passed = throughActivation(activation, visit, passed);
      } else if (visit.layer() instanceof Prelu prelu) {
        passed = throughSlopes(prelu, visit.x(), passed, gradients);
      } else if (visit.layer() instanceof NoiseLayer) {
        double[] dx = new double[passed.length];
        for (int j = 0; j < dx.length; j++) {
          dx[j] = arithmetic.round(passed[j] * visit.noiseFactors()[j]);
        }
        passed = dx;
      }
    }
  }

  /** z_j = b_j + the sum over i of x_i w_ij. */
  private double[] sums(Dense dense, double[] x) {
    double[][] stored = weights.get(dense.kernel().kernel().name());
    boolean transposed = dense.kernel().orientation() == Orientation.TRANSPOSED;
    double[] z = new double[dense.kernel().units()];
    for (int j = 0; j < z.length; j++) {
      for (int i = 0; i < x.length; i++) {
        double w = transposed ? stored[j][i] : stored[i][j];
        z[j] = arithmetic.round(z[j] + x[i] * w);
      }
      if (dense.bias().isPresent()) {
        z[j] = arithmetic.round(z[j] + weights.get(dense.bias().get().name())[0][j]);
      }
    }
    return z;
  }

  private double[] throughSums(
      Dense dense,
      double[] x,
      double[] ofLoss,
      Map<String, double[]> pulls,
      Map<String, double[][]> gradients) {
    double[] pull = pulls.get(inFront(dense.name()));
    double[] dz = pull == null ? ofLoss : sum(ofLoss, pull);
    double[][] stored = weights.get(dense.kernel().kernel().name());
    double[][] dw = gradients.get(dense.kernel().kernel().name());
    boolean transposed = dense.kernel().orientation() == Orientation.TRANSPOSED;
    double[] dx = new double[x.length];
    for (int j = 0; j < dz.length; j++) {
      for (int i = 0; i < x.length; i++) {
        if (transposed) {
          dx[i] = arithmetic.round(dx[i] + dz[j] * stored[j][i]);
          dw[j][i] = arithmetic.round(dw[j][i] + x[i] * dz[j]);
        } else {
          dx[i] = arithmetic.round(dx[i] + dz[j] * stored[i][j]);
          dw[i][j] = arithmetic.round(dw[i][j] + x[i] * dz[j]);
        }
      }
      if (dense.bias().isPresent()) {
        double[] db = gradients.get(dense.bias().get().name())[0];
        db[j] = arithmetic.round(db[j] + dz[j]);
      }
    }
    return dx;
  }

  /** Row by row along the last axis. */
  private double[] activated(ActivationLayer layer, double[] x) {
    int width = layer.input().last();
    int made = layer.output().last();
    double[] y = new double[layer.output().size()];
    for (int row = 0; row < x.length / width; row++) {
      double[] done =
          ReferenceActivation.forward(layer.activation(), part(x, row, width), arithmetic);
      System.arraycopy(done, 0, y, row * made, made);
    }
    return y;
  }

  private double[] throughActivation(ActivationLayer layer, Trace.Visit visit, double[] dy) {
    int width = layer.input().last();
    int made = layer.output().last();
    double[] dx = new double[visit.z().length];
    for (int row = 0; row < dx.length / width; row++) {
      double[] done =
          ReferenceActivation.backward(
              layer.activation(), part(visit.z(), row, width), part(dy, row, made), arithmetic);
      System.arraycopy(done, 0, dx, row * width, width);
    }
    return dx;
  }

  /** y_j = x_j where that is above 0, otherwise alpha_j x_j. */
  private double[] sloped(Prelu layer, double[] x) {
    double[] alpha = weights.get(layer.alpha().name())[0];
    double[] y = new double[x.length];
    for (int j = 0; j < y.length; j++) {
      arithmetic.passKink(x[j]);
      y[j] = x[j] > 0 ? x[j] : arithmetic.round(alpha[j] * x[j]);
    }
    return y;
  }

  private double[] throughSlopes(
      Prelu layer, double[] x, double[] dy, Map<String, double[][]> gradients) {
    double[] alpha = weights.get(layer.alpha().name())[0];
    double[] dalpha = gradients.get(layer.alpha().name())[0];
    double[] dx = new double[x.length];
    for (int j = 0; j < dx.length; j++) {
      if (x[j] > 0) {
        dx[j] = dy[j];
      } else {
        dx[j] = arithmetic.round(alpha[j] * dy[j]);
        dalpha[j] = arithmetic.round(dalpha[j] + arithmetic.round(dy[j] * x[j]));
      }
    }
    return dx;
  }

  private static double[] part(double[] all, int row, int width) {
    return Arrays.copyOfRange(all, row * width, (row + 1) * width);
  }

  private Trace.Visit disturbed(
      NoiseLayer layer, int ordinal, double[] x, int row, Optional<NoiseSource> noise) {
    double[] y = x.clone();
    double[] factors = new double[x.length];
    Arrays.fill(factors, 1);
    if (noise.isPresent()) {
      long key = ReferenceNoise.key(noise.get().seed(), noise.get().iteration(), ordinal);
      for (int j = 0; j < x.length; j++) {
        ReferenceNoise.Disturbance drawn =
            ReferenceNoise.draw(layer.noise(), key, row * x.length + j);
        y[j] = arithmetic.round(drawn.apply(x[j]));
        factors[j] = arithmetic.round(drawn.factor());
      }
    }
    return new Trace.Visit(layer, x, x, y, factors);
  }
}
