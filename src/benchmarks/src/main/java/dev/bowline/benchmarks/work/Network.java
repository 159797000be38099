package dev.bowline.benchmarks.work;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A tied autoencoder with a sigmoid behind every layer. It has as many kernels as encoding layers;
 * decoding layer {@code layers() - 1 - k} reads kernel {@code k} backwards. Every layer has a bias.
 */
public enum Network {
  TINY(4, 2),
  SMALL(64, 32),
  SINGLE(784, 128),
  DEEP(784, 256, 64),
  LARGE(4096, 1024);

  private final int[] sizes;

  /** From the input to the code. */
  Network(int... sizes) {
    this.sizes = sizes;
  }

  /** How many kernels there are: as many as encoding layers. */
  public int kernels() {
    return sizes.length - 1;
  }

  /** How many layers there are. */
  public int layers() {
    return 2 * kernels();
  }

  /** The numbers of one sample. */
  public int inputSize() {
    return sizes[0];
  }

  /** What a layer takes. */
  public int inputs(int layer) {
    return size(layer);
  }

  /** What a layer gives. */
  public int units(int layer) {
    return size(layer + 1);
  }

  /** Whether a layer reads its own kernel; otherwise it reads another's backwards. */
  public boolean owns(int layer) {
    return layer < kernels();
  }

  /** The kernel that a layer reads. */
  public int kernel(int layer) {
    return owns(layer) ? layer : layers() - 1 - layer;
  }

  /** All trained numbers: each kernel once, and the biases. */
  public int parameters() {
    int count = 0;
    for (int layer = 0; layer < layers(); layer++) {
      count += units(layer) + (owns(layer) ? inputs(layer) * units(layer) : 0);
    }
    return count;
  }

  /** Floating-point operations of a forward pass over one row, those of the products only. */
  public double reconstructOperations() {
    double count = 0;
    for (int k = 0; k < kernels(); k++) {
      count += 2 * product(k);
    }
    return count;
  }

  /**
   * Floating-point operations of a training step for one row, those of the products only: each
   * kernel serves two layers, and each of these takes a product forward, one for the gradient and,
   * but for the first layer, one for the way back.
   */
  public double stepOperations() {
    double count = 0;
    for (int k = 0; k < kernels(); k++) {
      count += (k == 0 ? 5 : 6) * product(k);
    }
    return count;
  }

  /** For example {@code 784-256-64-256-784}. */
  @Override
  public String toString() {
    return IntStream.rangeClosed(0, layers())
        .mapToObj(i -> Integer.toString(size(i)))
        .collect(Collectors.joining("-"));
  }

  private int size(int i) {
    return sizes[Math.min(i, layers() - i)];
  }

  /** A multiplication and an addition for each number of a kernel. */
  private double product(int kernel) {
    return 2.0 * sizes[kernel] * sizes[kernel + 1];
  }

  /** From the input to the code. */
  public int[] encoderSizes() {
    return Arrays.copyOf(sizes, sizes.length);
  }
}
