package dev.bowline.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.runtime.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryFilesTest {
  private static final String FLOATS = "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }";

  @TempDir Path folder;

  @Test
  void npyOfEveryVersionIsRead() throws IOException {
    for (int version = 1; version <= 3; version++) {
      Samples samples = read("a.npy", npy(version, String.format(FLOATS, "(2, 1, 3)"), floats(6)));
      assertThat(samples.rows()).isEqualTo(2);
      assertThat(samples.shape()).isEqualTo(new int[] {1, 3});
      assertThat(samples.values()).isEqualTo(new float[] {0, 1, 2, 3, 4, 5});
    }
  }

  @Test
  void npyOfDoublesIsRounded() throws IOException {
    ByteBuffer body = littleEndian(16).putDouble(0.1).putDouble(-7);
    Samples samples =
        read("a.npy", npy(1, String.format(FLOATS, "(2,)").replace("f4", "f8"), body.array()));
    assertThat(samples.values()).isEqualTo(new float[] {0.1f, -7});
    assertThat(samples.shape()).isEqualTo(new int[] {1});
  }

  @Test
  void npyOfAnotherKindIsAFaultThatSaysSo() {
    String header = String.format(FLOATS, "(2, 3)");
    assertNpyFault(header.replace("<f4", ">f4"), "the type '>f4'");
    assertNpyFault(header.replace("<f4", "|O"), "the type '|O'");
    assertNpyFault(header.replace("<f4", "<i8"), "the type '<i8'");
    assertNpyFault(header.replace("'<f4'", "[('a', '<f4')]"), "the type [('a'");
    assertNpyFault(header.replace("False", "True"), "Fortran order");
    assertNpyFault(header.replace("descr", "other"), "one without");
    assertNpyFault(String.format(FLOATS, "()"), "a single number");
    assertNpyFault(String.format(FLOATS, "(2, 0)"), "the shape [2, 0]");
    assertNpyFault(String.format(FLOATS, "(99999999999, 2)"), "the shape (99999999999, 2)");
    assertNpyFault(
        String.format(FLOATS, "(2147483647, 2147483647)"), "at most 6 for the file's length");
    assertNpyFault(String.format(FLOATS, "(2, 4)"), "at most 6 for the file's length");
    assertNpyFault(String.format(FLOATS, "(2, 2)"), "more bytes behind them");
  }

  @Test
  void everyShorterNpyFileIsAFault() throws IOException {
    byte[] whole = npy(1, String.format(FLOATS, "(2, 3)"), floats(6));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(InputException.class, () -> read("a.npy", cut));
    }
  }

  @Test
  void anOversizedNpyHeaderIsAFault() {
    byte[] huge = npy(2, String.format(FLOATS, "(2, 3)"), floats(6));
    ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);
    InputException e = assertThrows(InputException.class, () -> read("a.npy", huge));
    assertThat(e.found()).isEqualTo("4294967295 bytes");
  }

  @Test
  void wrongMagicAndVersionAreFaults() {
    byte[] text = "1,2,3\n4,5,6\n".getBytes(StandardCharsets.US_ASCII);
    assertThrows(InputException.class, () -> read("a.npy", text));
    assertThrows(InputException.class, () -> read("a.idx", text));
    byte[] later = npy(1, String.format(FLOATS, "(2, 3)"), floats(6));
    later[6] = 4;
    assertThrows(InputException.class, () -> read("a.npy", later));
  }

  @Test
  void numbersThatAreNotFiniteAreFaultsWithTheirPlace() {
    byte[] body = floats(6);
    ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).putFloat(16, Float.NaN);
    byte[] file = npy(1, String.format(FLOATS, "(2, 3)"), body);
    InputException e = assertThrows(InputException.class, () -> read("a.npy", file));
    assertThat(e.found()).isEqualTo("NaN in row 2, column 2");
    byte[] tooLarge =
        npy(
            1,
            String.format(FLOATS, "(1,)").replace("f4", "f8"),
            littleEndian(8).putDouble(1e300).array());
    assertThrows(InputException.class, () -> read("a.npy", tooLarge));
  }

  @Test
  void idxBytesAreScaledToOne() throws IOException {
    byte[] file = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, (byte) 255, 51, 102};
    for (String name : new String[] {"x-images-idx3-ubyte", "x.idx"}) {
      Samples samples = read(name, file);
      assertThat(samples.rows()).isEqualTo(2);
      assertThat(samples.shape()).isEqualTo(new int[] {1, 2});
      assertThat(samples.values()).isEqualTo(new float[] {0, 1, 51 / 255f, 102 / 255f});
    }
    assertThat(read("x-ubyte.gz", gzipped(file)).rows()).isEqualTo(2);
  }

  @Test
  void anIdxDimensionThatJavaHasNoArrayForIsShownAsItStands() {
    byte[] huge = {0, 0, 8, 1, -1, -1, -1, -1, 0};
    InputException e = assertThrows(InputException.class, () -> read("a.idx", huge));
    assertThat(e.found()).isEqualTo("a dimension of 4294967295");
  }

  @Test
  void idxThatIsShortLongOrOfAnotherTypeIsAFault() throws IOException {
    byte[] whole = {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4};
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(InputException.class, () -> read("a.idx", cut));
      byte[] cutThenZipped = gzipped(cut);
      assertThrows(InputException.class, () -> read("a-ubyte.gz", cutThenZipped));
    }
    assertThrows(InputException.class, () -> read("a.idx", Arrays.copyOf(whole, 17)));
    for (int place : new int[] {0, 2, 3, 4}) {
      byte[] other = whole.clone();
      other[place] = 0x0d;
      assertThrows(InputException.class, () -> read("a.idx", other));
      other[place] = -1;
      assertThrows(InputException.class, () -> read("a.idx", other));
    }
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Samples samples = new Samples(new float[] {0, -1.5f, 1e-30f, 3, 4, 5}, 2, new int[] {1, 3});
    for (String name : new String[] {"a.npy", "a.csv"}) {
      Path file = folder.resolve(name);
      DataFiles.write(file, samples);
      Samples read = DataFiles.read(file);
      assertThat(read.values()).isEqualTo(samples.values());
      assertThat(read.rows()).isEqualTo(2);
    }
    assertThat(DataFiles.read(folder.resolve("a.npy")).shape()).isEqualTo(new int[] {1, 3});
  }

  @Test
  void writtenNpyHeadersAreAligned() throws IOException {
    for (int size = 1; size < 2000; size = size * 3 + 1) {
      Path file = folder.resolve("a.npy");
      DataFiles.write(file, new Samples(new float[size], 1, new int[] {size}));
      assertThat((Files.size(file) - 4L * size) % 64).isEqualTo(0);
      assertThat(DataFiles.read(file).size()).isEqualTo(size);
    }
  }

  private void assertNpyFault(String header, String found) {
    byte[] file = npy(1, header, floats(6));
    InputException e = assertThrows(InputException.class, () -> read("a.npy", file), header);
    assertThat(e.found()).isEqualTo(found);
  }

  private Samples read(String name, byte[] bytes) throws IOException {
    return DataFiles.read(Files.write(folder.resolve(name), bytes));
  }

  private static byte[] npy(int version, String header, byte[] body) {
    ByteBuffer bytes = littleEndian(12 + header.length() + body.length);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) version).put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) header.length());
    } else {
      bytes.putInt(header.length());
    }
    bytes.put(header.getBytes(StandardCharsets.US_ASCII)).put(body);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /** 0, 1, 2 and so on. */
  private static byte[] floats(int count) {
    ByteBuffer bytes = littleEndian(4 * count);
    for (int i = 0; i < count; i++) {
      bytes.putFloat(i);
    }
    return bytes.array();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] gzipped(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
