package dev.bowline.formats.weights;

/** How the tensors of a {@code .safetensors} file are named and turned. */
public enum Layout {
  /** {@code LAYER.kernel} [inputs, units], each stored kernel once, under its owner. */
  BOWLINE,
  /**
   * {@code LAYER.weight} [units, inputs], one for each layer, as {@code nn.Linear} takes it, and
   * the slopes as {@code nn.PReLU} does.
   */
  PYTORCH
}
