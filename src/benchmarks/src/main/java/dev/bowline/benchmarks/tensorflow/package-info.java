/** TensorFlow Java in graph mode. */
package dev.bowline.benchmarks.tensorflow;
