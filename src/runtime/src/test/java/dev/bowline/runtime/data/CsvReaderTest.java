package dev.bowline.runtime.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
  @TempDir Path folder;

  @Test
  void numbersAreReadRowByRow() throws IOException {
    Samples samples = read("1,2.5,-3e2\n+.5, 1234567 ,12345678901\n");
    assertThat(samples.rows()).isEqualTo(2);
    assertThat(samples.shape()).isEqualTo(new int[] {3});
    assertThat(samples.values())
        .isEqualTo(new float[] {1, 2.5f, -300, 0.5f, 1234567, 12345678901f});
  }

  @Test
  void aHeaderIsRecognisedByHoldingNoNumber() throws IOException {
    assertThat(read("width,height\n1,2\n").rows()).isEqualTo(1);
    assertThat(read(",height\n1,2\n").rows()).isEqualTo(1);
    assertThat(read("\ufeffwidth,\"height, in \"\"m\"\"\"\r\n1,\"2\"\r\n").rows()).isEqualTo(1);
  }

  @Test
  void aFirstLineThatMixesNamesAndNumbersIsAFault() {
    assertFault("569,30,malignant\n1,2,3\n", "a finite number in line 1, column 3", "`malignant`");
    assertFault("nan,1\n1,2\n", "a finite number in line 1, column 1", "`nan`");
    assertFault("nan,x\n1,2\n", "a finite number in line 1, column 1", "`nan`");
  }

  @Test
  void linesAtTheStartCanBeSkipped() throws IOException {
    CsvOptions options = CsvOptions.all().withSkipLines(1);
    assertThat(read("569,30,malignant\n1,2\n", options).values()).isEqualTo(new float[] {1, 2});
  }

  @Test
  void columnsAreChosenByNumberRangeOrName() throws IOException {
    String text = "a,b,c,d\n1,2,3,4\n5,6,7,8\n";
    assertThat(read(text, columns("2-3,1")).values()).isEqualTo(new float[] {2, 3, 1, 6, 7, 5});
    assertThat(read(text, columns("d, b")).values()).isEqualTo(new float[] {4, 2, 8, 6});
    assertThat(read("2019,2020\n1,2\n", columns("2")).values()).isEqualTo(new float[] {2020, 2});
  }

  @Test
  void columnsThatAreNotChosenMayHoldAnything() throws IOException {
    assertThat(read("a,b\n1,red\n2,\n", columns("a")).values()).isEqualTo(new float[] {1, 2});
  }

  @Test
  void unknownColumnsAreFaults() {
    assertFault("a,b\n1,2\n", columns("c"), "a column `c` in the header, line 1", "a, b");
    assertFault("a,b\n1,2\n", columns("1-3"), "a column 3", "2 columns");
  }

  @Test
  void columnsThatMakeNoSenseAreRejected() {
    for (String text : new String[] {"", "1,", "0", "3-2", "99999999999"}) {
      assertThrows(IllegalArgumentException.class, () -> columns(text), text);
    }
    assertThrows(IllegalArgumentException.class, () -> CsvOptions.all().withSkipLines(-1));
  }

  @Test
  void cellsThatAreNoFiniteNumbersAreFaultsWithTheirPlace() {
    for (String bad : new String[] {"NaN", "inf", "1e99", "1f", "0x1p3", "x", "1 2", "--1", "-"}) {
      assertFault("1,2\n3," + bad + "\n", "a finite number in line 2, column 2", "`" + bad + "`");
    }
    assertFault("1,2\n3,\n", "a finite number in line 2, column 2", "nothing");
  }

  @Test
  void raggedLinesAreFaults() {
    assertFault("1,2\n3\n", "2 columns in line 2", "1");
    assertFault("1,2\n3,4,5\n", "2 columns in line 2", "3");
    assertFault("a,b\n3,4,5\n", "2 columns in line 2", "3");
  }

  @Test
  void quotedCellsMayHoldCommasQuotesAndLineBreaks() throws IOException {
    String text = "\"a,b\",\"c\n\"\"d\"\"\",e\"f\r\n1,\"2\", \"3\" \r\n4,5,6\r\n";
    assertThat(read(text).values()).isEqualTo(new float[] {1, 2, 3, 4, 5, 6});
    assertThat(read(text, columns("e\"f")).values()).isEqualTo(new float[] {3, 6});
    assertFault("\"a\nb\"\n1\nx\n", "a finite number in line 4, column 1 (`a\nb`)", "`x`");
  }

  @Test
  void quotesThatDoNotEndAreFaults() {
    assertFault("1,\"2\n", "a closing quote for line 1, column 2", "the end of the file");
    assertFault("1\n\"2\n\n", "a closing quote for line 2, column 1", "the end of the file");
    assertFault("1,\"2\"3\n", "a comma behind the quoted cell in line 1, column 2", "`3`");
  }

  @Test
  void skippedLinesMayHoldAnything() throws IOException {
    CsvOptions options = CsvOptions.all().withSkipLines(1);
    assertThat(read("it's 6\" wide\n1,2\n", options).rows()).isEqualTo(1);
    assertThat(read("\"open\n1,2\n", options).rows()).isEqualTo(1);
  }

  @Test
  void namesMakeRangesAsNumbersDo() throws IOException {
    String text = "a,x-ray,b,c\n1,2,3,4\n";
    assertThat(read(text, columns("x-ray")).values()).isEqualTo(new float[] {2});
    assertThat(read(text, columns("x-ray-b")).values()).isEqualTo(new float[] {2, 3});
    assertThat(read(text, columns("b - c,1")).values()).isEqualTo(new float[] {3, 4, 1});
    assertFault(
        text,
        columns("c-a"),
        "the columns of `c-a` in the order of the header",
        "the columns 4 and 1");
    assertFault(text, columns("a-d"), "a column `a-d` in the header, line 1", "a, x-ray, b, c");
  }

  @Test
  void excludedColumnsMayHoldAnything() throws IOException {
    String text = "a,label,b\n1,red,2\n3,,4\n";
    assertThat(read(text, excluded("label")).values()).isEqualTo(new float[] {1, 2, 3, 4});
    assertThat(read(text, columns("b,label-b").withExcluded("2")).values())
        .isEqualTo(new float[] {2, 2, 4, 4});
    assertThat(read("1,red,2\n", excluded("2")).values()).isEqualTo(new float[] {1, 2});
    assertFault(text, excluded("lable"), "a column `lable` in the header, line 1", "a, label, b");
    assertFault(text, excluded("4"), "a column 4", "3 columns");
    assertFault(text, excluded("a-b"), "a column that is not excluded", "none");
  }

  @Test
  void aNameThatTwoColumnsHaveChoosesNeither() {
    assertFault(
        "a,b,a\n1,2,3\n",
        columns("a"),
        "one column `a` in the header, line 1",
        "the columns 1 and 3");
  }

  @Test
  void aMissingValueIsAFaultThatNamesItsColumn() {
    assertFault("a,b\n1,2\n3,\n", "a finite number in line 3, column 2 (`b`)", "nothing");
    assertFault("a,b\n1,?\n", "a finite number in line 2, column 2 (`b`)", "`?`");
  }

  @Test
  void rowsThatLackAValueCanBeSkippedAndAreCounted() throws IOException {
    CsvOptions options = CsvOptions.all().withMissing(MissingValues.SKIP);
    Path file =
        Files.writeString(
            folder.resolve("a.csv"), "a,b\n1,2\n3,\nNA,4\n5,6\n?,nan\nnull,N/A\n7,8\n");
    List<SkippedRows> skipped = new ArrayList<>();
    Samples samples = DataFiles.read(file, options, skipped::add);
    assertThat(samples.values()).isEqualTo(new float[] {1, 2, 5, 6, 7, 8});
    assertThat(skipped).containsExactly(new SkippedRows(4, "line 3"));
    DataFiles.read(file, options.withColumns("1"), skipped::add);
    assertThat(skipped.get(1)).isEqualTo(new SkippedRows(3, "line 4"));
    assertThat(read("a\n1\n\n3\n", options).values()).isEqualTo(new float[] {1, 3});
    DataFiles.read(
        Files.writeString(folder.resolve("b.csv"), "1\n"), options, s -> skipped.clear());
    assertThat(skipped).hasSize(2);
  }

  @Test
  void skippingForgivesNothingElse() {
    CsvOptions options = CsvOptions.all().withMissing(MissingValues.SKIP);
    assertFault("1,2\n,inf\n3,inf\n", options, "a finite number in line 3, column 2", "`inf`");
    assertFault("1,2\n3\n", options, "2 columns in line 2", "1");
    assertFault("1,2\n3,x\n", options, "a finite number in line 2, column 2", "`x`");
    assertFault(
        "a,b\n,2\n3,\n", options, "at least one row without missing values", "none in 2 rows");
  }

  @Test
  void emptyLinesMayStandAtTheEndOnly() throws IOException {
    assertThat(read("1\n2\n\n\n").rows()).isEqualTo(2);
    assertThat(read("1\n2").rows()).isEqualTo(2);
    assertFault("1\n\n2\n", "numbers in line 2", "an empty line");
  }

  @Test
  void aFileWithoutRowsIsAFault() {
    assertFault("", "at least one row of numbers", "none");
    assertFault("a,b\n", "at least one row of numbers", "none");
    assertFault("1,2\n", CsvOptions.all().withSkipLines(5), "at least one row of numbers", "none");
  }

  @Test
  void gzipIsRecognisedByContent() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.write(file, gzipped("1,2\n3,4\n"));
    assertThat(DataFiles.read(file).rows()).isEqualTo(2);
    Path plain = Files.writeString(folder.resolve("b.csv.gz"), "1,2\n");
    assertThat(DataFiles.read(plain).rows()).isEqualTo(1);
  }

  @Test
  void brokenGzipIsAFault() throws IOException {
    byte[] whole = gzipped("1,2\n3.5,-7\n".repeat(500));
    Path file = folder.resolve("a.csv.gz");
    for (int length = 2; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      InputException e = assertThrows(InputException.class, () -> DataFiles.read(file));
      assertThat(e.expected()).isEqualTo("whole gzip data");
    }
    whole[whole.length - 6] ^= 1;
    Files.write(file, whole);
    assertThrows(InputException.class, () -> DataFiles.read(file));
  }

  @Test
  void anEndlessLineIsAFaultBeforeItFillsTheMemory() throws IOException {
    Path file = folder.resolve("bomb.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      byte[] ones = "1".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < 9; i++) {
        out.write(ones);
      }
    }
    InputException e = assertThrows(InputException.class, () -> DataFiles.read(file));
    assertThat(e.found()).isEqualTo("a longer line 1");
  }

  private static CsvOptions excluded(String text) {
    return CsvOptions.all().withExcluded(text);
  }

  private static CsvOptions columns(String text) {
    return CsvOptions.all().withColumns(text);
  }

  private Samples read(String text) throws IOException {
    return read(text, CsvOptions.all());
  }

  private Samples read(String text, CsvOptions options) throws IOException {
    return DataFiles.read(Files.writeString(folder.resolve("a.csv"), text), options);
  }

  private void assertFault(String text, String expected, String found) {
    assertFault(text, CsvOptions.all(), expected, found);
  }

  private void assertFault(String text, CsvOptions options, String expected, String found) {
    InputException e = assertThrows(InputException.class, () -> read(text, options));
    assertThat(e.expected()).isEqualTo(expected);
    assertThat(e.found()).isEqualTo(found);
  }

  private static byte[] gzipped(String text) throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
