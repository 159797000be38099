package dev.bowline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The axes of one sample. */
public record Shape(List<Integer> dims) {
  public Shape {
    dims = List.copyOf(dims);
  }

  public static Shape vector(int size) {
    return new Shape(List.of(size));
  }

  /** How many numbers it holds. */
  public int size() {
    return dims.stream().reduce(1, Math::multiplyExact);
  }

  /** How long its last axis is. */
  public int last() {
    return dims.get(dims.size() - 1);
  }

  /** The same with another last axis. */
  public Shape withLast(int size) {
    List<Integer> other = new ArrayList<>(dims);
    other.set(dims.size() - 1, size);
    return new Shape(other);
  }

  public boolean isVector() {
    return dims.size() == 1;
  }

  /** Such as {@code 64} or {@code 28 x 28}. */
  @Override
  public String toString() {
    return dims.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }
}
