package dev.bowline.runtime.data;

import java.util.Arrays;

/** An array that grows as numbers really come, whatever was promised. */
final class FloatList {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private float[] values;
  private int size;

  FloatList(int capacity) {
    values = new float[capacity];
  }

  void add(float value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, (int) Math.min(LARGEST, Math.max(1024L, size * 2L)));
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  boolean full() {
    return size == LARGEST;
  }

  /** The numbers; the list is not used afterwards. */
  float[] toArray() {
    return size == values.length ? values : Arrays.copyOf(values, size);
  }
}
