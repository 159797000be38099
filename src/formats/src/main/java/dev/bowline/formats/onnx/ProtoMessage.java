package dev.bowline.formats.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A message in the making: fields by their numbers. The few messages that ONNX needs are spelled
 * out where they are written; generated classes would bring a compiler for each platform into the
 * build, and reach for memory in ways that Java 24 and later warn of.
 */
final class ProtoMessage {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes, 512);

  private interface Write {
    void run() throws IOException;
  }

  ProtoMessage whole(int field, long value) {
    return write(() -> out.writeInt64(field, value));
  }

  ProtoMessage real(int field, float value) {
    return write(() -> out.writeFloat(field, value));
  }

  ProtoMessage text(int field, String value) {
    return write(() -> out.writeString(field, value));
  }

  ProtoMessage bytes(int field, byte[] value) {
    return write(() -> out.writeByteArray(field, value));
  }

  ProtoMessage message(int field, ProtoMessage value) {
    return bytes(field, value.toBytes());
  }

  byte[] toBytes() {
    write(out::flush);
    return bytes.toByteArray();
  }

  private ProtoMessage write(Write write) {
    try {
      write.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
  }
}
