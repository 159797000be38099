package dev.bowline.formats.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.bowline.runtime.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what {@link OnnxEncoder} writes, and of other files as much as a chain of layers needs;
 * fields of other numbers are passed over.
 */
final class OnnxDecoder {
  private final Path path;
  private final CodedInputStream in;

  /** What to do with the field that a tag announces; whether it was one of those wanted. */
  private interface Field {
    boolean read(int number) throws IOException;
  }

  private OnnxDecoder(Path path, byte[] file) {
    this.path = path;
    this.in = CodedInputStream.newInstance(file);
  }

  /**
   * The graph of a model.
   *
   * @throws IOException if the bytes are not those of an ONNX model
   */
  static OnnxGraph decode(Path path, byte[] file) throws IOException {
    return new OnnxDecoder(path, file).model();
  }

  private OnnxGraph model() throws IOException {
    List<OnnxGraph> graphs = new ArrayList<>();
    long[] version = new long[1];
    fields(
        number -> {
          switch (number) {
            case 1 -> version[0] = in.readInt64();
            case 7 -> message(() -> graphs.add(graph()));
            default -> {
              return false;
            }
          }
          return true;
        });
    if (version[0] < 1 || graphs.size() != 1) {
      throw new InputException(
          path, "an ONNX model with a version and a graph", graphs.isEmpty() ? "none" : "others");
    }
    return graphs.get(0);
  }

  private OnnxGraph graph() throws IOException {
    List<OnnxNode> nodes = new ArrayList<>();
    List<OnnxTensor> initializers = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    fields(
        number -> {
          switch (number) {
            case 1 -> message(() -> nodes.add(node()));
            case 5 -> message(() -> initializers.add(tensor()));
            case 11 -> message(() -> inputs.add(valueName()));
            case 12 -> message(() -> outputs.add(valueName()));
            default -> {
              return false;
            }
          }
          return true;
        });
    return new OnnxGraph(nodes, initializers, inputs, outputs);
  }

  private OnnxNode node() throws IOException {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Map<String, Object> attributes = new HashMap<>();
    String[] texts = {"", "", ""};
    fields(
        number -> {
          switch (number) {
            case 1 -> inputs.add(in.readString());
            case 2 -> outputs.add(in.readString());
            case 3 -> texts[0] = in.readString();
            case 4 -> texts[1] = in.readString();
            case 7 -> texts[2] = in.readString();
            case 5 -> message(() -> attribute(attributes));
            default -> {
              return false;
            }
          }
          return true;
        });
    return new OnnxNode(texts[1], texts[2], texts[0], inputs, outputs, attributes);
  }

  private void attribute(Map<String, Object> attributes) throws IOException {
    String[] name = {""};
    Object[] value = {"..."};
    List<Long> wholes = new ArrayList<>();
    fields(
        number -> {
          switch (number) {
            case 1 -> name[0] = in.readString();
            case 2 -> value[0] = in.readFloat();
            case 3 -> value[0] = in.readInt64();
            case 5 -> message(() -> value[0] = tensor());
            case 8 -> wholes(wholes);
            default -> {
              return false;
            }
          }
          return true;
        });
    attributes.put(name[0], wholes.isEmpty() ? value[0] : List.copyOf(wholes));
  }

  private OnnxTensor tensor() throws IOException {
    List<Long> dims = new ArrayList<>();
    int[] type = new int[1];
    String[] name = {""};
    byte[][] raw = new byte[1][];
    long[] elsewhere = new long[1];
    ByteArrayOutputStream numbers = new ByteArrayOutputStream();
    fields(
        number -> {
          switch (number) {
            case 1 -> wholes(dims);
            case 2 -> type[0] = in.readInt32();
            case 4 -> fixed(numbers, Float.BYTES);
            case 8 -> name[0] = in.readString();
            case 9 -> raw[0] = in.readByteArray();
            case 10 -> fixed(numbers, Double.BYTES);
            case 14 -> elsewhere[0] = in.readInt64();
            default -> {
              return false;
            }
          }
          return true;
        });
    if (elsewhere[0] != 0) {
      throw new InputException(
          path, "the numbers of `" + name[0] + "` in the file itself", "them in another file");
    }
    return new OnnxTensor(
        name[0], ElementType.of(type[0]), dims, raw[0] != null ? raw[0] : numbers.toByteArray());
  }

  private String valueName() throws IOException {
    String[] name = {""};
    fields(
        number -> {
          if (number == 1) {
            name[0] = in.readString();
          }
          return number == 1;
        });
    return name[0];
  }

  /** Repeated whole numbers, packed or one at a time: the last tag says which. */
  private void wholes(List<Long> wholes) throws IOException {
    if (WireFormat.getTagWireType(in.getLastTag()) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      wholes.add(in.readInt64());
      return;
    }
    int limit = in.pushLimit(in.readRawVarint32());
    while (in.getBytesUntilLimit() > 0) {
      wholes.add(in.readInt64());
    }
    in.popLimit(limit);
  }

  /** The same for numbers of a fixed width, which stand in the file as in memory. */
  private void fixed(ByteArrayOutputStream numbers, int width) throws IOException {
    if (WireFormat.getTagWireType(in.getLastTag()) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      numbers.writeBytes(in.readByteArray());
      return;
    }
    ByteBuffer one = ByteBuffer.allocate(width).order(ByteOrder.LITTLE_ENDIAN);
    numbers.writeBytes(
        width == Float.BYTES
            ? one.putFloat(in.readFloat()).array()
            : one.putDouble(in.readDouble()).array());
  }

  private interface Reading {
    void run() throws IOException;
  }

  private void message(Reading reading) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    reading.run();
    in.checkLastTagWas(0);
    in.popLimit(limit);
  }

  private void fields(Field field) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (!field.read(WireFormat.getTagFieldNumber(tag))) {
        in.skipField(tag);
      }
    }
  }
}
