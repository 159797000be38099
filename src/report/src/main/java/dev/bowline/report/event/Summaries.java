package dev.bowline.report.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Values as TensorFlow 2 writes them: each a tensor, with the plugin's name that shows it. One
 * message is the summary of one step.
 */
final class Summaries {
  private static final int FLOAT = 1;
  private static final int DOUBLE = 2;
  private static final int STRING = 7;

  private static final int SCALAR_CLASS = 1;
  private static final int TENSOR_CLASS = 2;
  private static final int BLOB_CLASS = 3;

  private final Message summary = new Message();

  Message message() {
    return summary;
  }

  /** A number of a curve. */
  void scalar(String tag, double value) {
    byte[] content = Message.littleEndian(Float.BYTES).putFloat((float) value).array();
    add(tag, "scalars", SCALAR_CLASS, tensor(FLOAT).bytes(4, content));
  }

  /** How numbers are distributed: a tensor [buckets][left edge, right edge, count]. */
  void histogram(String tag, float[] values) {
    double[][] buckets = Buckets.of(values);
    ByteBuffer content = Message.littleEndian(buckets.length * 3 * Double.BYTES);
    for (double[] bucket : buckets) {
      for (double number : bucket) {
        content.putDouble(number);
      }
    }
    Message tensor = tensor(DOUBLE, buckets.length, 3).bytes(4, content.array());
    add(tag, "histograms", TENSOR_CLASS, tensor);
  }

  /** A picture: a tensor of texts [width, height, the PNG file]. */
  void image(String tag, int width, int height, byte[] png) {
    List<byte[]> items = new ArrayList<>();
    items.add(String.valueOf(width).getBytes(StandardCharsets.US_ASCII));
    items.add(String.valueOf(height).getBytes(StandardCharsets.US_ASCII));
    items.add(png);
    Message tensor = tensor(STRING, items.size());
    items.forEach(item -> tensor.bytes(8, item));
    add(tag, "images", BLOB_CLASS, tensor);
  }

  private void add(String tag, String plugin, int dataClass, Message tensor) {
    Message metadata = new Message().message(1, new Message().text(1, plugin)).whole(4, dataClass);
    summary.message(1, new Message().text(1, tag).message(9, metadata).message(8, tensor));
  }

  private static Message tensor(int type, int... shape) {
    Message dims = new Message();
    for (int length : shape) {
      dims.message(2, new Message().whole(1, length));
    }
    return new Message().whole(1, type).message(2, dims);
  }
}
