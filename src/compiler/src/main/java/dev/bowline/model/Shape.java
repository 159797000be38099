package dev.bowline.model;

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

  public boolean isVector() {
    return dims.size() == 1;
  }

  /** Such as {@code 64} or {@code 28 x 28}. */
  @Override
  public String toString() {
    return dims.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }
}
