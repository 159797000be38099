package dev.bowline.formats;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** Runs a file in ONNX Runtime. */
final class OnnxRuntime {
  private OnnxRuntime() {}

  /** {@code y} for {@code rows} rows of {@code x}; both flat. */
  static float[] run(Path file, float[] x, int rows) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] shape = {rows, x.length / rows};
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), shape);
        OrtSession.Result result = session.run(Map.of("x", input))) {
      OnnxTensor output = (OnnxTensor) result.get("y").orElseThrow();
      FloatBuffer numbers = output.getFloatBuffer();
      float[] y = new float[numbers.remaining()];
      numbers.get(y);
      return y;
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }
}
