package dev.bowline.runtime.data;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The numbers of a binary file, whose header told how many there are. */
public final class ArrayBody implements RowReader {
  private static final int CHUNK = 1 << 13;

  private final ByteSource in;
  private final Element element;
  private final int[] dimensions;
  private final int size;
  private final byte[] bytes;
  private int rowsRead;

  private ArrayBody(ByteSource in, Element element, int[] dimensions, int size) {
    this.in = in;
    this.element = element;
    this.dimensions = dimensions;
    this.size = size;
    bytes = new byte[CHUNK * element.bytes];
  }

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
   * Begins at the first number.
   *
   * @param headerBytes how many bytes were read before
   * @param dimensions rows first, then the shape of a row
   */
  static ArrayBody open(ByteSource in, Element element, long headerBytes, int[] dimensions)
      throws InputException {
    if (dimensions.length == 0) {
      throw new InputException(in.file(), "an array of rows", "a single number");
    }
    long limit = (in.atMost() - headerBytes) / element.bytes;
    long count = 1;
    for (int length : dimensions) {
      if (length < 1) {
        throw new InputException(
            in.file(), "at least one number", "the shape " + Arrays.toString(dimensions));
      }
      count = count > limit / length ? limit + 1 : count * length;
    }
    long size = count / dimensions[0];
    if (count > limit || size > Integer.MAX_VALUE) {
      throw new InputException(
          in.file(),
          "as many numbers as its header says, " + Arrays.toString(dimensions),
          "at most " + limit + " for the file's length");
    }
    return new ArrayBody(in, element, dimensions, (int) size);
  }

  @Override
  public int[] shape() {
    return dimensions.length == 1
        ? new int[] {1}
        : Arrays.copyOfRange(dimensions, 1, dimensions.length);
  }

  @Override
  public int promised() {
    return in.compressed() ? 0 : dimensions[0];
  }

  @Override
  public int read(float[] rows, int at, int most) throws IOException {
    int wantedRows = Math.min(most, dimensions[0] - rowsRead);
    int count = wantedRows * size;
    int done = 0;
    while (done < count) {
      int wanted = Math.min(CHUNK, count - done);
      int found = in.read(bytes, wanted * element.bytes) / element.bytes;
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < found; i++) {
        rows[at + done] = finite(element.next(buffer), done);
        done++;
      }
      if (found < wanted) {
        throw wrongCount((long) rowsRead * size + done + " and the end of the file");
      }
    }
    rowsRead += wantedRows;
    if (rowsRead == dimensions[0] && in.read() >= 0) {
      throw wrongCount("more bytes behind them");
    }
    return wantedRows;
  }

  @Override
  public int skip(int count) throws IOException {
    int rows = Math.min(count, dimensions[0] - rowsRead);
    long numbers = (long) rows * size;
    long found = in.skip(numbers * element.bytes) / element.bytes;
    if (found < numbers) {
      throw wrongCount((long) rowsRead * size + found + " and the end of the file");
    }
    rowsRead += rows;
    return rows;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private float finite(float value, int done) throws InputException {
    if (!Float.isFinite(value)) {
      long row = (long) rowsRead + done / size + 1;
      throw new InputException(
          in.file(),
          "finite float32 numbers",
          value + " in row " + row + ", column " + (done % size + 1));
    }
    return value;
  }

  private InputException wrongCount(String found) {
    return new InputException(
        in.file(),
        (long) dimensions[0] * size + " numbers as its header says, " + Arrays.toString(dimensions),
        found);
  }
}
