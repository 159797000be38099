/**
 * Models as ONNX graphs. What is written is a chain of {@code Gemm} nodes with the activations as
 * standard operators between them; what is read may be any such chain, from whatever tool.
 */
package dev.bowline.formats.onnx;
