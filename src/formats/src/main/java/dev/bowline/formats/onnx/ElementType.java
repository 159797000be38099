package dev.bowline.formats.onnx;

import java.util.Arrays;

/** The types of tensors by their numbers in onnx.proto, as far as they are told apart here. */
enum ElementType {
  FLOAT(1),
  UINT8(2),
  INT8(3),
  INT32(6),
  INT64(7),
  STRING(8),
  BOOL(9),
  FLOAT16(10),
  DOUBLE(11),
  BFLOAT16(16),
  OTHER(0);

  private final int number;

  ElementType(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static ElementType of(int number) {
    return Arrays.stream(values()).filter(type -> type.number == number).findFirst().orElse(OTHER);
  }
}
