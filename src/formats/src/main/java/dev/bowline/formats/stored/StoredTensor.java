package dev.bowline.formats.stored;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A tensor of float32 or float64 in a file.
 *
 * @param name as the file calls it
 * @param numbers reads it, row-major; to be called only where the shape is what is expected
 */
public record StoredTensor(String name, List<Long> shape, Numbers numbers) {

  /** Where the numbers are. */
  public interface Numbers {
    float[] read() throws IOException;
  }

  public StoredTensor {
    shape = List.copyOf(shape);
  }

  public static StoredTensor of(String name, int[] shape, Numbers numbers) {
    return new StoredTensor(name, Arrays.stream(shape).asLongStream().boxed().toList(), numbers);
  }

  public boolean isMatrix() {
    return shape.size() == 2;
  }

  public boolean isVector() {
    return shape.size() == 1;
  }

  /** Whether it is one number, in as many axes as there are. */
  public boolean isSingle() {
    return shape.stream().allMatch(length -> length == 1);
  }

  /** Such as {@code [64, 32]}. */
  public String shapeText() {
    return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
