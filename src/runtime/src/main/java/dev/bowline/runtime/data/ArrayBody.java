package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The numbers of a binary file, whose header told how many there are. */
public final class ArrayBody {
  private static final int CHUNK = 1 << 13;

  private ArrayBody() {}

  /** How a number stands in the file. */
  public enum Element {
    UNSIGNED_BYTE(1) {
      @Override
      public float next(ByteBuffer bytes) {
        return (bytes.get() & 0xff) / 255f;
      }
    },
    FLOAT32(4) {
      @Override
      public float next(ByteBuffer bytes) {
        return bytes.getFloat();
      }
    },
    FLOAT64(8) {
      @Override
      public float next(ByteBuffer bytes) {
        return (float) bytes.getDouble();
      }
    };

    private final int bytes;

    Element(int bytes) {
      this.bytes = bytes;
    }

    /** How many bytes it takes. */
    public int bytes() {
      return bytes;
    }

    /** The next number, rounded to a float. */
    public abstract float next(ByteBuffer bytes);
  }

  /**
   * Reads up to the end.
   *
   * @param headerBytes how many bytes were read before
   * @param dimensions rows first, then the shape of a row
   */
  static Samples read(ByteSource in, Element element, long headerBytes, int[] dimensions)
      throws IOException {
    int count = count(in, element, headerBytes, dimensions);
    FloatList values = new FloatList(in.compressed() ? Math.min(count, CHUNK) : count);
    byte[] bytes = new byte[CHUNK * element.bytes];
    int rowSize = count / dimensions[0];
    while (values.size() < count) {
      int wanted = Math.min(CHUNK, count - values.size());
      int found = in.read(bytes, wanted * element.bytes) / element.bytes;
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < found; i++) {
        values.add(finite(in, element.next(buffer), values.size(), rowSize));
      }
      if (found < wanted) {
        throw wrongCount(in, dimensions, count, values.size() + " and the end of the file");
      }
    }
    if (in.read() >= 0) {
      throw wrongCount(in, dimensions, count, "more bytes behind them");
    }
    int[] shape = Arrays.copyOfRange(dimensions, 1, dimensions.length);
    return new Samples(values.toArray(), dimensions[0], shape.length == 0 ? new int[] {1} : shape);
  }

  private static int count(ByteSource in, Element element, long headerBytes, int[] dimensions)
      throws InputException {
    if (dimensions.length == 0) {
      throw new InputException(in.file(), "an array of rows", "a single number");
    }
    long limit = Math.min(Integer.MAX_VALUE - 8, (in.atMost() - headerBytes) / element.bytes);
    long count = 1;
    for (int length : dimensions) {
      if (length < 1) {
        throw new InputException(
            in.file(), "at least one number", "the shape " + Arrays.toString(dimensions));
      }
      count *= length;
      if (count > limit) {
        throw new InputException(
            in.file(),
            "as many numbers as its header says, " + Arrays.toString(dimensions),
            "at most " + limit + " for the file's length");
      }
    }
    return (int) count;
  }

  private static float finite(ByteSource in, float value, int at, int rowSize)
      throws InputException {
    if (!Float.isFinite(value)) {
      throw new InputException(
          in.file(),
          "finite float32 numbers",
          value + " in row " + (at / rowSize + 1) + ", column " + (at % rowSize + 1));
    }
    return value;
  }

  private static InputException wrongCount(
      ByteSource in, int[] dimensions, int count, String found) {
    return new InputException(
        in.file(), count + " numbers as its header says, " + Arrays.toString(dimensions), found);
  }
}
