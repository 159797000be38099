package dev.bowline.benchmarks.pytorch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the few opcodes of Python's pickle protocol 2 that a TorchScript archive needs. */
final class Pickle {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Pickle() {
    raw(0x80, 2); // PROTO
  }

  Pickle global(String module, String name) {
    raw('c');
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** From 0 to 255. */
  Pickle number(int value) {
    return raw('K', value);
  }

  Pickle text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    raw('X', bytes.length, bytes.length >> 8, bytes.length >> 16, bytes.length >> 24);
    out.writeBytes(bytes);
    return this;
  }

  Pickle yes() {
    return raw(0x88);
  }

  Pickle no() {
    return raw(0x89);
  }

  Pickle emptyTuple() {
    return raw(')');
  }

  Pickle emptyList() {
    return raw(']');
  }

  Pickle emptyDictionary() {
    return raw('}');
  }

  /** Marks where a tuple or a run of items begins. */
  Pickle begin() {
    return raw('(');
  }

  /** All since the mark. */
  Pickle endTuple() {
    return raw('t');
  }

  /** Puts the keys and values since the mark into the dictionary before it. */
  Pickle endItems() {
    return raw('u');
  }

  /** Calls the function below with the tuple on top. */
  Pickle reduce() {
    return raw('R');
  }

  /** What the tuple on top stands for. */
  Pickle persistent() {
    return raw('Q');
  }

  /** An object of the class below, made with the tuple on top. */
  Pickle newObject() {
    return raw(0x81);
  }

  /** Gives the object below the attributes of the dictionary on top. */
  Pickle build() {
    return raw('b');
  }

  byte[] end() {
    raw('.');
    return out.toByteArray();
  }

  private Pickle raw(int... codes) {
    for (int code : codes) {
      out.write(code);
    }
    return this;
  }
}
