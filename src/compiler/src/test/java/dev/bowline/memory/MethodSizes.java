package dev.bowline.memory;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads from a class file how many bytes of bytecode each method has. */
final class MethodSizes {
  private final DataInputStream in;
  private final Map<Integer, String> texts = new HashMap<>();
  private final Map<String, Integer> sizes = new LinkedHashMap<>();

  private MethodSizes(byte[] classFile) {
    in = new DataInputStream(new ByteArrayInputStream(classFile));
  }

  static Map<String, Integer> of(byte[] classFile) throws IOException {
    MethodSizes reader = new MethodSizes(classFile);
    reader.read();
    return reader.sizes;
  }

  /** The layout of JVMS 4.1. */
  private void read() throws IOException {
    in.skipNBytes(8);
    constants();
    in.skipNBytes(6);
    in.skipNBytes(2L * in.readUnsignedShort());
    members();
    members();
  }

  private void constants() throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("constant " + tag);
      }
    }
  }

  private void members() throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipNBytes(2);
      String name = texts.get(in.readUnsignedShort()) + texts.get(in.readUnsignedShort());
      attributes(name);
    }
  }

  private void attributes(String member) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      String attribute = texts.get(in.readUnsignedShort());
      int length = in.readInt();
      if (attribute.equals("Code")) {
        in.skipNBytes(4);
        sizes.put(member, in.readInt());
        in.skipNBytes(length - 8L);
      } else {
        in.skipNBytes(length);
      }
    }
  }
}
