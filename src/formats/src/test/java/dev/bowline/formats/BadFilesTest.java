package dev.bowline.formats;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.bowline.model.Model;
import dev.bowline.runtime.InputException;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken, wrong and hostile files: each one an error that names the file, soon, and no crash. */
class BadFilesTest {
  private static final String TEXT =
      """
      autoencoder Small {
        input(3, scaling = standard);
        layer e = dense(2, activation = tanh);
        layer d = dense() tied_to e;
      }
      """;
  private static final Model MODEL = Trained.checked(TEXT);

  @TempDir Path folder;
  private Trained trained;

  @BeforeEach
  void setUp() throws IOException {
    float[] x = new float[30];
    for (int i = 0; i < x.length; i++) {
      x[i] = i * i % 7;
    }
    trained = Trained.model(TEXT, folder).fitted(x, 10, 1);
  }

  private static InputException refused(Path file) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () ->
            assertThrows(InputException.class, () -> Imports.read(MODEL, file, Optional.empty())));
  }

  private static void assertRefused(Path file, String expected, String found) {
    InputException fault = refused(file);
    assertThat(fault).hasMessageThat().startsWith(file + ": expected ");
    assertThat(fault.expected()).contains(expected);
    assertThat(fault.found()).contains(found);
  }

  private Path bytes(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"w.safetensors", "w.npz", "w.weights.h5", "w.onnx"})
  void filesCutOffAnywhereAreRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(trained.export("whole-" + name));
    for (int length = 0; length < whole.length; length += length < 300 ? 1 : 37) {
      Path file = bytes("cut-" + name, Arrays.copyOf(whole, length));
      assertWithMessage("%s of %s bytes", length, whole.length).that(refused(file)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"w.safetensors", "w.npz", "w.weights.h5", "w.onnx"})
  void filesWithBytesChangedAreReadOrRefusedAndNothingElse(String name) throws IOException {
    byte[] whole = Files.readAllBytes(trained.export("whole-" + name));
    Random random = new Random(1);
    for (int i = 0; i < 1500; i++) {
      byte[] broken = whole.clone();
      for (int changes = 1 + i % 3; changes > 0; changes--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      Path file = bytes("changed-" + name, broken);
      int round = i;
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            try {
              Imports.read(MODEL, file, Optional.empty());
            } catch (InputException e) {
              assertWithMessage("round %s", round).that(e).hasMessageThat().contains("expected");
            }
          });
    }
  }

  @ParameterizedTest
  @CsvSource({
    "w.safetensors, a .safetensors header",
    "w.npz, a .npz file",
    "w.weights.h5, a whole HDF5 file",
    "w.onnx, ONNX model"
  })
  void filesOfAnotherKindAreRefused(String name, String expected) throws IOException {
    String text = "these are no weights, but a line of text\n".repeat(9);
    Path file = bytes(name, text.getBytes(StandardCharsets.UTF_8));
    assertThat(refused(file).expected()).contains(expected);
  }

  @Test
  void headerOfSafetensorsThatClaimsTooMuch() throws IOException {
    byte[] huge =
        ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE / 2).array();
    assertRefused(bytes("w.safetensors", huge), "a .safetensors header of 2 to 56", "46116");
  }

  @ParameterizedTest
  @CsvSource({"F16, 2", "I64, 8", "BF16, 2", "U8, 1"})
  void otherTypesOfSafetensors(String type, int width) throws IOException {
    String json =
        "{\"e.kernel\":{\"dtype\":\"%s\",\"shape\":[3,2],\"data_offsets\":[0,%d]}}"
            .formatted(type, 6 * width);
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    byte[] file =
        ByteBuffer.allocate(8 + header.length + 6 * width)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .put(header)
            .array();
    assertRefused(bytes("w.safetensors", file), "`e.kernel` in F32 or F64", type);
  }

  @ParameterizedTest
  @ValueSource(strings = {">f4", "|O", "<i8", "<f2", "<U3"})
  void otherTypesOfNpz(String type) throws IOException {
    Path file = npz("e.kernel.npy", npy("'" + type + "'", "(3, 2)"), new byte[24]);
    assertRefused(file, "for `e.kernel` little-endian float32 or float64", type);
  }

  @Test
  void headerOfNpyThatIsTooLong() throws IOException {
    byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, 0, 0, 0, 0x70};
    assertRefused(npz("e.kernel.npy", start, new byte[99]), "a header of at most", "1879048192");
  }

  @Test
  void zipBombsDoNotGoOff() throws IOException {
    Path behind = bomb("behind.npz", "e.kernel.npy", npy("'<f4'", "(3, 2)"));
    Path shape = bomb("shape.npz", "e.kernel.npy", npy("'<f4'", "(8192, 8192)"));
    Path unknown = bomb("unknown.npz", "other.kernel.npy", npy("'<f4'", "(8192, 8192)"));
    assertRefused(behind, "a bias of `e`", "only `e`");
    assertRefused(shape, "[3, 2]", "[8192, 8192]");
    assertRefused(unknown, "the layers `e`", "other.kernel [8192, 8192]");
  }

  @Test
  void numbersBehindAnArrayAreNoticed() throws IOException {
    Path longer = folder.resolve("longer.npz");
    try (ZipFile zip = new ZipFile(trained.export("w.npz").toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(longer))) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(zip.getInputStream(entry).readAllBytes());
        out.write(new byte[4 << 20]);
      }
    }
    assertRefused(longer, "numbers as its header says", "more behind them");
  }

  @Test
  void archivesOfSomethingElse() throws IOException {
    assertRefused(npz("readme.txt", new byte[3], new byte[0]), "only .npy files", "readme.txt");
    assertRefused(
        npz("a/../../b.npy", npy("'<f4'", "(3, 2)"), new byte[24]), "LAYER.kernel", "a/../../b");
  }

  @Test
  void groupsThatAreMissing() {
    assertRefused(hdf(h -> h.putGroup("vars")), "`layers/dense/vars`", "only vars");
    assertRefused(
        hdf(h -> h.putGroup("layers").putGroup("dense").putDataset("kernel", new float[3][2])),
        "`layers/dense/vars`",
        "only layers");
    assertRefused(
        hdf(h -> vars(h, "dense").putDataset("1", new float[] {1, 2})),
        "a kernel and a bias, or one of them",
        "layers/dense/vars/1 [2]");
  }

  @Test
  void datasetsOfOtherTypesAndShapes() {
    assertRefused(
        hdf(h -> vars(h, "dense").putDataset("0", new int[3][2])),
        "float32 or float64",
        "FixedPoint");
    assertRefused(
        hdf(h -> vars(h, "dense").putDataset("0", new String[] {"a"})), "float32", "String");
    assertRefused(
        hdf(h -> vars(h, "conv2d").putDataset("0", new float[3][3][1][2])),
        "a kernel and a bias",
        "[3, 3, 1, 2]");
  }

  @Test
  void numbersThatAreNotFinite() throws IOException {
    float[] parameters = trained.autoencoder().parameters();
    parameters[1] = Float.NaN;
    trained.autoencoder().setParameters(parameters);
    trained.autoencoder().save(trained.file());
    assertThat(refused(trained.file()))
        .hasMessageThat()
        .endsWith("expected finite float32 numbers in `e.kernel`, found NaN at index 1");
  }

  @Test
  void graphThatIsTooLargeForTheModelIsNotRead() throws IOException {
    assertRefused(
        bytes("large.onnx", new byte[5 << 20]), "for a model of 11 numbers", "5242880 bytes");
  }

  @Test
  void missingFilesAndOtherEndings() {
    assertThrows(
        IOException.class, () -> Imports.read(MODEL, folder.resolve("none.npz"), Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> Imports.read(MODEL, folder.resolve("w.pt"), Optional.empty()));
  }

  private static byte[] npy(String type, String shape) {
    String text = "{'descr': " + type + ", 'fortran_order': False, 'shape': " + shape + ", }\n";
    return ByteBuffer.allocate(10 + text.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) text.length())
        .put(text.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  private Path npz(String entry, byte[] header, byte[] data) throws IOException {
    Path file = folder.resolve("bad.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(header);
      zip.write(data);
    }
    return file;
  }

  /** 256 MiB of zeros, in about a megabyte. */
  private Path bomb(String name, String entry, byte[] header) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(1);
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(header);
      byte[] zeros = new byte[1 << 24];
      for (int i = 0; i < 16; i++) {
        zip.write(zeros);
      }
    }
    return file;
  }

  private interface Content {
    void put(WritableHdfFile hdf);
  }

  private static WritableGroup vars(WritableHdfFile hdf, String layer) {
    return hdf.putGroup("layers").putGroup(layer).putGroup("vars");
  }

  private Path hdf(Content content) {
    Path file = folder.resolve("bad.weights.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      content.put(hdf);
    }
    return file;
  }
}
