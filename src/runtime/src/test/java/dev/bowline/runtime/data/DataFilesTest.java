package dev.bowline.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.runtime.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTest {
  @TempDir Path folder;

  @Test
  void digitsAreThereWithoutTheirLabels() {
    Samples digits = BuiltInData.read("digits").orElseThrow();
    assertThat(digits.rows()).isEqualTo(1797);
    assertThat(digits.size()).isEqualTo(64);
    assertThat(digits.values()[2]).isEqualTo(5 / 16f);
    assertThat(digits.values()[64 + 3]).isEqualTo(12 / 16f);
    float largest = 0;
    for (float value : digits.values()) {
      largest = Math.max(largest, value);
    }
    assertThat(largest).isEqualTo(1f);
    assertThat(BuiltInData.read("letters")).isEqualTo(java.util.Optional.empty());
  }

  @Test
  void missingFilesFoldersAndUnknownEndingsAreErrors() throws IOException {
    Path missing = folder.resolve("a.csv");
    NoSuchFileException e = assertThrows(NoSuchFileException.class, () -> DataFiles.read(missing));
    assertThat(e).hasMessageThat().isEqualTo(missing + ": no such file");
    Path directory = Files.createDirectory(folder.resolve("d.csv"));
    assertThrows(FileSystemException.class, () -> DataFiles.read(directory));
    Path unknown = Files.writeString(folder.resolve("a.txt"), "1");
    InputException other = assertThrows(InputException.class, () -> DataFiles.read(unknown));
    assertThat(other.found()).isEqualTo("a.txt");
  }

  @Test
  void endingsAreRecognisedInAnyCase() throws IOException {
    Path file = Files.writeString(folder.resolve("A.CSV"), "1\n");
    assertThat(DataFiles.read(file).rows()).isEqualTo(1);
  }

  @Test
  void columnsAreForTextOnly() throws IOException {
    Path file = folder.resolve("a.npy");
    DataFiles.write(file, new Samples(new float[2], 1, new int[] {2}));
    CsvOptions options = CsvOptions.all().withColumns("1");
    assertThrows(IllegalArgumentException.class, () -> DataFiles.read(file, options));
  }

  @Test
  void onlyNpyAndCsvAreWritten() {
    Samples samples = new Samples(new float[2], 1, new int[] {2});
    assertThat(DataFiles.canWrite(Path.of("a.npy"))).isTrue();
    assertThat(DataFiles.canWrite(Path.of("a.csv"))).isTrue();
    for (String name : new String[] {"a.csv.gz", "a.idx", "a", "a.txt"}) {
      Path file = folder.resolve(name);
      assertThat(DataFiles.canWrite(file)).isFalse();
      assertThrows(IllegalArgumentException.class, () -> DataFiles.write(file, samples));
    }
  }

  @Test
  void textHasOneRowALine() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataFiles.writeCsv(out, new Samples(new float[] {1, 2.5f, -3, 4}, 2, new int[] {2}));
    assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("1.0,2.5\n-3.0,4.0\n");
  }

  @Test
  void samplesHaveAsManyNumbersAsTheirShapeSays() {
    assertThrows(IllegalArgumentException.class, () -> new Samples(new float[5], 2, new int[] {3}));
    assertThrows(IllegalArgumentException.class, () -> new Samples(new float[0], 0, new int[] {3}));
  }
}
