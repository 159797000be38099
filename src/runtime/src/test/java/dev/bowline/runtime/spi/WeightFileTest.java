package dev.bowline.runtime.spi;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFileTest {
  private static final String KERNEL =
      "\"a.kernel\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}";
  private static final String BIAS =
      "\"a.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[24,36]}";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("w.safetensors");
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Scaling scaling = Scaling.standard(2);
    scaling.fit(new float[] {1, 10, 3, 30}, 2);
    WeightFile.write(file, "Tiny", Map.of("b", "a"), tensors(1), scaling);
    List<Tensor<float[]>> read = tensors(0);
    Scaling other = Scaling.standard(2);
    WeightFile.read(file, read, other);
    assertThat(Tensors.flatten(read)).isEqualTo(Tensors.flatten(tensors(1)));
    assertThat(other.mean()).isEqualTo(new float[] {2, 20});
    assertThat(other.scale()).isEqualTo(new float[] {1, 10});
  }

  @Test
  void theFileIsLaidOutAsTheFormatSays() throws IOException {
    WeightFile.write(file, "Tiny \"1\"", Map.of("b", "a"), tensors(1), Scaling.none(2));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    byte[] header = new byte[length];
    bytes.get(header);
    assertThat(length % 8).isEqualTo(0);
    assertThat(new String(header, StandardCharsets.UTF_8).strip())
        .isEqualTo(
            "{\"__metadata__\":{\"model\":\"Tiny \\\"1\\\"\",\"ties\":\"{\\\"b\\\":\\\"a\\\"}\"},"
                + KERNEL
                + ","
                + BIAS
                + "}");
    for (int i = 1; i <= 9; i++) {
      assertThat(bytes.getFloat()).isEqualTo((float) i);
    }
    assertThat(bytes.hasRemaining()).isFalse();
  }

  @Test
  void anUnfittedModelsFileHasNoScaling() throws IOException {
    WeightFile.write(file, "Tiny", Map.of(), tensors(1), Scaling.standard(2));
    Scaling scaling = Scaling.standard(2);
    WeightFile.read(file, tensors(0), scaling);
    assertThat(scaling.fitted()).isFalse();
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("input.");
  }

  @Test
  void aFactorIsWrittenAndMayBeMissing() throws IOException {
    WeightFile.write(file, "Tiny", Map.of(), tensors(1), Scaling.factor(2, 0.25));
    Scaling scaling = Scaling.standard(2);
    WeightFile.read(file, tensors(0), scaling);
    assertThat(scaling.scale()).isEqualTo(new float[] {4, 4});
    WeightFile.write(file, "Tiny", Map.of(), tensors(1), Scaling.none(2));
    WeightFile.read(file, tensors(0), Scaling.factor(2, 0.25));
  }

  @Test
  void metadataAndOrderDoNotMatter() throws IOException {
    write(
        "  {\"a.bias\" : {\"shape\":[3], \"dtype\":\"F32\", \"data_offsets\":[0, 12]},\n"
            + "\"a.kernel\":{\"data_offsets\":[12,36],\"dtype\":\"F3\" ,\"shape\":[2,3]}}"
                .replace("F3\"", "\\u0046\\u0033\\u0032\""),
        9);
    List<Tensor<float[]>> read = tensors(0);
    WeightFile.read(file, read, Scaling.none(2));
    assertThat(Tensors.flatten(read)).isEqualTo(new float[] {4, 5, 6, 7, 8, 9, 1, 2, 3});
  }

  @Test
  void missingExtraAndMisshapenTensorsAreFaults() throws IOException {
    write("{\"a.bias\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,12]}}", 3);
    assertFault("a tensor `a.kernel`", "only a.bias");
    String extra = "\"x\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[36,40]}";
    write("{" + KERNEL + "," + BIAS + "," + extra + "}", 10);
    assertFault("only a.kernel, a.bias", "also x");
    write("{" + KERNEL.replace("[2,3]", "[3,2]") + "," + BIAS + "}", 9);
    assertFault("`a.kernel` of the shape [2, 3]", "the shape [3, 2]");
  }

  @Test
  void scalingOfAnotherModelIsAFault() throws IOException {
    WeightFile.write(file, "Tiny", Map.of(), tensors(1), Scaling.factor(2, 0.25));
    assertFault("only a.kernel, a.bias", "also input.mean, input.scale");
    assertThrows(
        InputException.class, () -> WeightFile.read(file, tensors(0), Scaling.standard(3)));
  }

  @Test
  void aMeanWithoutAScaleIsAFault() throws IOException {
    String mean = "\"input.mean\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[36,44]}";
    write("{" + KERNEL + "," + BIAS + "," + mean + "}", 11);
    Scaling scaling = Scaling.standard(2);
    InputException e =
        assertThrows(InputException.class, () -> WeightFile.read(file, tensors(0), scaling));
    assertThat(e.expected()).isEqualTo("a tensor `input.scale`");
  }

  @Test
  void aScaleOfZeroIsAFault() throws IOException {
    String mean = "\"input.mean\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[36,40]}";
    String scale = "\"input.scale\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[40,44]}";
    write("{" + KERNEL + "," + BIAS + "," + mean + "," + scale + "}", 10, 0f);
    List<Tensor<float[]>> read = tensors(0);
    Scaling scaling = Scaling.standard(1);
    assertThrows(InputException.class, () -> WeightFile.read(file, read, scaling));
    assertThat(scaling.fitted()).isFalse();
    assertThat(Tensors.flatten(read)).isEqualTo(new float[9]);
  }

  @Test
  void otherTypesAreFaults() throws IOException {
    write("{" + KERNEL.replace("F32", "F16") + "," + BIAS + "}", 9);
    assertFault("`a.kernel` in F32", "F16");
  }

  @Test
  void numbersThatAreNotFiniteAreFaultsAndChangeNothing() throws IOException {
    for (float bad : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
      write("{" + KERNEL + "," + BIAS + "}", 8, bad);
      List<Tensor<float[]>> read = tensors(0);
      InputException e =
          assertThrows(InputException.class, () -> WeightFile.read(file, read, Scaling.none(2)));
      assertThat(e.found()).isEqualTo(bad + " at index 2");
      assertThat(e.expected()).isEqualTo("finite numbers in `a.bias`");
      assertThat(Tensors.flatten(read)).isEqualTo(new float[9]);
    }
  }

  @Test
  void offsetsThatOverlapLeaveHolesOrLieAreFaults() throws IOException {
    for (String offsets :
        List.of("[12,24]", "[28,40]", "[24,24]", "[36,24]", "[24,9223372036854775807]")) {
      write("{" + KERNEL + "," + BIAS.replace("[24,36]", offsets) + "}", 9);
      assertThrows(InputException.class, this::read, offsets);
    }
    write("{" + KERNEL + "," + BIAS.replace("[24,36]", "[-1,36]") + "}", 9);
    assertFault("whole numbers from 0 for `a.bias`", "-1");
    write("{" + KERNEL + "," + BIAS.replace("[3]", "[4611686018427387904]") + "}", 9);
    assertThrows(InputException.class, this::read);
    write("{" + KERNEL + "," + BIAS + "}", 10);
    assertFault("36 bytes of data", "40 bytes");
  }

  @Test
  void everyShorterFileIsAFault() throws IOException {
    WeightFile.write(file, "Tiny", Map.of(), tensors(1), Scaling.none(2));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(InputException.class, this::read, "of length " + length);
    }
  }

  @Test
  void everyChangedHeaderByteIsAFaultOrHarmless() throws IOException {
    WeightFile.write(file, "Tiny", Map.of(), tensors(1), Scaling.none(2));
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length - 36; at++) {
      for (int change : new int[] {1, 0x20, 0x80}) {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) change;
        Files.write(file, changed);
        try {
          read();
        } catch (InputException e) {
          assertThat(e.file()).isEqualTo(file);
        }
      }
    }
  }

  @Test
  void aFileThatIsTooShortForAnyHeaderIsAFaultThatSaysSo() throws IOException {
    Files.write(file, littleEndian(9).putLong(64).array());
    InputException e = assertThrows(InputException.class, this::read);
    assertThat(e.expected()).isEqualTo("a .safetensors file of at least 10 bytes");
    assertThat(e.found()).isEqualTo("9 bytes");
  }

  @Test
  void hostileHeadersAreFaults() throws IOException {
    for (long length : new long[] {0, 1, 1000, Integer.MAX_VALUE, Long.MAX_VALUE, -1}) {
      Files.write(file, littleEndian(64).putLong(length).array());
      assertThrows(InputException.class, this::read, "a header of " + length);
    }
    for (String json :
        List.of(
            "[".repeat(5000),
            "{\"a\":" + "[".repeat(5000),
            "{\"a\":" + "{\"a\":".repeat(5000),
            "{} {}",
            "{\"a\":1",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":1.5}",
            "{\"a\":true}",
            "{\"a\":99999999999999999999}",
            "{\"a\":[1,]}",
            "{\"a\" 1}",
            "{" + BIAS + "," + BIAS + "}",
            "{\"a.kernel\":7}",
            "\0")) {
      write(json, 9);
      assertThrows(InputException.class, this::read, json);
    }
  }

  @Test
  void aFileThatIsMissingOrAFolderIsAnError() {
    assertThrows(NoSuchFileException.class, this::read);
    file = folder;
    assertThrows(FileSystemException.class, this::read);
  }

  private static List<Tensor<float[]>> tensors(int step) {
    float[] kernel = {step, 2 * step, 3 * step, 4 * step, 5 * step, 6 * step};
    float[] bias = {7 * step, 8 * step, 9 * step};
    return List.of(
        new Tensor<>("a.kernel", new int[] {2, 3}, kernel),
        new Tensor<>("a.bias", new int[] {3}, bias));
  }

  /** A file with the numbers 1, 2, ... and others behind them. */
  private void write(String json, int numbers, float... more) throws IOException {
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = littleEndian(8 + header.length + 4 * (numbers + more.length));
    bytes.putLong(header.length).put(header);
    for (int i = 1; i <= numbers; i++) {
      bytes.putFloat(i);
    }
    for (float number : more) {
      bytes.putFloat(number);
    }
    Files.write(file, bytes.array());
  }

  private void read() throws IOException {
    WeightFile.read(file, tensors(0), Scaling.none(2));
  }

  private void assertFault(String expected, String found) {
    InputException e = assertThrows(InputException.class, this::read);
    assertThat(e.expected()).isEqualTo(expected);
    assertThat(e.found()).isEqualTo(found);
    assertThat(e).hasMessageThat().startsWith(file + ": expected ");
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
