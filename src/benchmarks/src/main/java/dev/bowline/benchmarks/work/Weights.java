package dev.bowline.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The trained numbers of a network.
 *
 * @param kernels [kernel][inputs * units], each row-major
 * @param biases [layer][units]
 */
public record Weights(Network network, List<float[]> kernels, List<float[]> biases) {
  public Weights {
    kernels = List.copyOf(kernels);
    biases = List.copyOf(biases);
  }

  /** Kernels uniform within Glorot's limit, sqrt(6 / (inputs + units)); biases 0. */
  public static Weights glorot(Network network, long seed) {
    Random random = new Random(seed);
    List<float[]> kernels = new ArrayList<>();
    List<float[]> biases = new ArrayList<>();
    for (int layer = 0; layer < network.layers(); layer++) {
      int inputs = network.inputs(layer);
      int units = network.units(layer);
      if (network.owns(layer)) {
        double limit = Math.sqrt(6.0 / (inputs + units));
        float[] kernel = new float[inputs * units];
        for (int i = 0; i < kernel.length; i++) {
          kernel[i] = (float) (limit * (2 * random.nextDouble() - 1));
        }
        kernels.add(kernel);
      }
      biases.add(new float[units]);
    }
    return new Weights(network, kernels, biases);
  }

  /** From one array, layer by layer, kernel before bias. */
  public static Weights of(Network network, float[] values) {
    List<float[]> kernels = new ArrayList<>();
    List<float[]> biases = new ArrayList<>();
    int from = 0;
    for (int layer = 0; layer < network.layers(); layer++) {
      if (network.owns(layer)) {
        int size = network.inputs(layer) * network.units(layer);
        kernels.add(java.util.Arrays.copyOfRange(values, from, from + size));
        from += size;
      }
      int units = network.units(layer);
      biases.add(java.util.Arrays.copyOfRange(values, from, from + units));
      from += units;
    }
    return new Weights(network, kernels, biases);
  }

  /** In one array, layer by layer, kernel before bias. */
  public float[] values() {
    float[] values = new float[network.parameters()];
    int to = 0;
    for (int layer = 0; layer < network.layers(); layer++) {
      if (network.owns(layer)) {
        to = append(kernels.get(layer), values, to);
      }
      to = append(biases.get(layer), values, to);
    }
    return values;
  }

  private static int append(float[] part, float[] values, int to) {
    System.arraycopy(part, 0, values, to, part.length);
    return to + part.length;
  }
}
