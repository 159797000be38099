package dev.bowline.benchmarks.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.bowline.benchmarks.work.Weights;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model for a fixed number of rows, with its inputs and its output in buffers that it reads and
 * writes in place.
 */
final class OnnxSession implements AutoCloseable {
  private final OrtSession session;
  private final List<Map<String, OnnxTensor>> inputs = new ArrayList<>();
  private final FloatBuffer outputBuffer;
  private final Map<String, OnnxTensor> output;

  OnnxSession(Weights weights, int rows, List<float[]> data, int threads) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (SessionOptions options = new SessionOptions()) {
      options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
      options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      session = environment.createSession(OnnxModel.write(weights, rows), options);
    }
    int size = weights.network().inputSize();
    long[] shape = {rows, size};
    for (float[] values : data) {
      FloatBuffer buffer = buffer(rows * size).put(0, values, 0, rows * size);
      inputs.add(Map.of(OnnxModel.INPUT, OnnxTensor.createTensor(environment, buffer, shape)));
    }
    outputBuffer = buffer(rows * size);
    output = Map.of(OnnxModel.OUTPUT, OnnxTensor.createTensor(environment, outputBuffer, shape));
  }

  void run(int batch) {
    try {
      session.run(inputs.get(batch), output).close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  float[] output() {
    float[] values = new float[outputBuffer.capacity()];
    outputBuffer.get(0, values);
    return values;
  }

  @Override
  public void close() {
    inputs.forEach(input -> input.values().forEach(OnnxTensor::close));
    output.values().forEach(OnnxTensor::close);
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FloatBuffer buffer(int size) {
    return ByteBuffer.allocateDirect(4 * size).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
