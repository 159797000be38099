/**
 * Weights and models as other tools write and read them. A checked model and a weights file go out
 * as {@code .safetensors}, {@code .npz}, {@code .weights.h5} or {@code .onnx}; such a file and a
 * checked model come in as weights, once names, shapes and ties are known to fit.
 */
package dev.bowline.formats;
