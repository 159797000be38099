/** ONNX Runtime: inference only. */
package dev.bowline.benchmarks.onnx;
