package dev.bowline.benchmarks.work;

/**
 * Adam as Keras defines it, with its defaults: {@code w -= lr sqrt(1 - beta2^t) / (1 - beta1^t) m /
 * (sqrt(v) + epsilon)}. TensorFlow and ND4J have the same formula. PyTorch corrects {@code v}
 * before it adds epsilon, which is the same with an epsilon of {@code epsilon / sqrt(1 - beta2^t)}:
 * so that is what PyTorch gets at each step.
 */
public final class Adam {
  public static final double LEARNING_RATE = 0.001;
  public static final double BETA_1 = 0.9;
  public static final double BETA_2 = 0.999;
  public static final double EPSILON = 1e-7;

  private Adam() {}
}
