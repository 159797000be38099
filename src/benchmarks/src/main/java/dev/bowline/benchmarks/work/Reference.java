package dev.bowline.benchmarks.work;

import java.util.ArrayList;
import java.util.List;

/**
 * The same work in {@code double} with plain loops, slow and obvious: what everyone's losses,
 * weights and outputs are compared with.
 */
public final class Reference {
  private final Network network;
  private final int rows;
  private final List<double[]> kernels;
  private final List<double[]> biases;
  private final List<double[]> kernelMoments1 = new ArrayList<>();
  private final List<double[]> kernelMoments2 = new ArrayList<>();
  private final List<double[]> biasMoments1 = new ArrayList<>();
  private final List<double[]> biasMoments2 = new ArrayList<>();
  private int steps;

  public Reference(Job job) {
    network = job.network();
    rows = job.workload().rows();
    kernels = new ArrayList<>(job.weights().kernels().stream().map(Reference::wide).toList());
    biases = new ArrayList<>(job.weights().biases().stream().map(Reference::wide).toList());
    for (double[] kernel : kernels) {
      kernelMoments1.add(new double[kernel.length]);
      kernelMoments2.add(new double[kernel.length]);
    }
    for (double[] bias : biases) {
      biasMoments1.add(new double[bias.length]);
      biasMoments2.add(new double[bias.length]);
    }
  }

  /** The output for a batch, [rows * inputSize]. */
  public double[] reconstruct(float[] batch) {
    List<double[]> outputs = forward(wide(batch));
    return outputs.get(outputs.size() - 1);
  }

  /** One step; returns the loss before it. */
  public double step(float[] batch) {
    double[] x = wide(batch);
    List<double[]> outputs = forward(x);
    double[] y = outputs.get(network.layers());
    double loss = 0;
    double[] delta = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      loss -= x[i] * Math.log(y[i]) + (1 - x[i]) * Math.log(1 - y[i]);
      delta[i] = (y[i] - x[i]) / y.length;
    }
    backward(outputs, delta);
    return loss / y.length;
  }

  /** The trained numbers as they are now, rounded. */
  public Weights weights() {
    return new Weights(
        network,
        kernels.stream().map(Reference::narrow).toList(),
        biases.stream().map(Reference::narrow).toList());
  }

  /** The input and each layer's output. */
  private List<double[]> forward(double[] x) {
    List<double[]> outputs = new ArrayList<>(List.of(x));
    for (int layer = 0; layer < network.layers(); layer++) {
      int inputs = network.inputs(layer);
      int units = network.units(layer);
      double[] kernel = asUsed(layer);
      double[] in = outputs.get(layer);
      double[] out = new double[rows * units];
      for (int n = 0; n < rows; n++) {
        System.arraycopy(biases.get(layer), 0, out, n * units, units);
        for (int i = 0; i < inputs; i++) {
          double value = in[n * inputs + i];
          for (int j = 0; j < units; j++) {
            out[n * units + j] += value * kernel[i * units + j];
          }
        }
      }
      for (int i = 0; i < out.length; i++) {
        out[i] = 1 / (1 + Math.exp(-out[i]));
      }
      outputs.add(out);
    }
    return outputs;
  }

  /** {@code delta} is the loss's gradient with respect to the last layer's sums. */
  private void backward(List<double[]> outputs, double[] delta) {
    steps++;
    List<double[]> kernelGradients =
        kernels.stream().map(kernel -> new double[kernel.length]).toList();
    List<double[]> biasGradients = biases.stream().map(bias -> new double[bias.length]).toList();
    for (int layer = network.layers() - 1; layer >= 0; layer--) {
      double[] in = outputs.get(layer);
      addGradients(layer, in, delta, kernelGradients, biasGradients);
      if (layer > 0) {
        delta = back(layer, in, delta);
      }
    }
    for (int k = 0; k < kernels.size(); k++) {
      adam(kernels.get(k), kernelGradients.get(k), kernelMoments1.get(k), kernelMoments2.get(k));
    }
    for (int layer = 0; layer < network.layers(); layer++) {
      adam(
          biases.get(layer),
          biasGradients.get(layer),
          biasMoments1.get(layer),
          biasMoments2.get(layer));
    }
  }

  private void addGradients(
      int layer,
      double[] in,
      double[] delta,
      List<double[]> kernelGradients,
      List<double[]> biasGradients) {
    int inputs = network.inputs(layer);
    int units = network.units(layer);
    double[] gradient = new double[inputs * units];
    double[] biasGradient = biasGradients.get(layer);
    for (int n = 0; n < rows; n++) {
      for (int i = 0; i < inputs; i++) {
        double value = in[n * inputs + i];
        for (int j = 0; j < units; j++) {
          gradient[i * units + j] += value * delta[n * units + j];
        }
      }
      for (int j = 0; j < units; j++) {
        biasGradient[j] += delta[n * units + j];
      }
    }
    double[] whole = kernelGradients.get(network.kernel(layer));
    double[] part = network.owns(layer) ? gradient : transposed(gradient, inputs, units);
    for (int i = 0; i < whole.length; i++) {
      whole[i] += part[i];
    }
  }

  /** The gradient with respect to the sums of the layer before. */
  private double[] back(int layer, double[] in, double[] delta) {
    int inputs = network.inputs(layer);
    int units = network.units(layer);
    double[] backwards = transposed(asUsed(layer), inputs, units);
    double[] before = new double[rows * inputs];
    for (int n = 0; n < rows; n++) {
      for (int j = 0; j < units; j++) {
        double value = delta[n * units + j];
        for (int i = 0; i < inputs; i++) {
          before[n * inputs + i] += value * backwards[j * inputs + i];
        }
      }
    }
    for (int i = 0; i < before.length; i++) {
      before[i] *= in[i] * (1 - in[i]);
    }
    return before;
  }

  private void adam(double[] w, double[] g, double[] m, double[] v) {
    double rate =
        Adam.LEARNING_RATE
            * Math.sqrt(1 - Math.pow(Adam.BETA_2, steps))
            / (1 - Math.pow(Adam.BETA_1, steps));
    for (int i = 0; i < w.length; i++) {
      m[i] += (g[i] - m[i]) * (1 - Adam.BETA_1);
      v[i] += (g[i] * g[i] - v[i]) * (1 - Adam.BETA_2);
      w[i] -= rate * m[i] / (Math.sqrt(v[i]) + Adam.EPSILON);
    }
  }

  /** A layer's kernel, [inputs][units]. */
  private double[] asUsed(int layer) {
    double[] kernel = kernels.get(network.kernel(layer));
    return network.owns(layer)
        ? kernel
        : transposed(kernel, network.units(layer), network.inputs(layer));
  }

  private static double[] transposed(double[] a, int height, int width) {
    double[] b = new double[a.length];
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        b[j * height + i] = a[i * width + j];
      }
    }
    return b;
  }

  private static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static float[] narrow(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }
}
