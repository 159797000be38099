package dev.bowline.formats.parquet;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.formats.Python;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.InputException;
import dev.bowline.runtime.data.CsvOptions;
import dev.bowline.runtime.data.MissingValues;
import dev.bowline.runtime.data.RowReader;
import dev.bowline.runtime.data.Samples;
import dev.bowline.runtime.data.SkippedRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRowsTest {
  private static final String NUMBERS =
      "required int32 a; required int64 b; required float c; required double d; required boolean e;";

  private static final ParquetFiles.Row ROW =
      (group, n) ->
          group
              .append("a", n - 50)
              .append("b", n * 1_000_003L)
              .append("c", n / 3f)
              .append("d", Math.sin(n % 17))
              .append("e", n % 3 == 0);

  @TempDir Path folder;
  private final List<SkippedRows> skipped = new ArrayList<>();

  @Test
  void everyKindOfNumberIsReadUnderEveryCompressionAndVersion() throws IOException {
    int rows = 5000;
    float[] expected = new float[rows * 5];
    for (int n = 0; n < rows; n++) {
      expected[n * 5] = n - 50;
      expected[n * 5 + 1] = n * 1_000_003L;
      expected[n * 5 + 2] = n / 3f;
      expected[n * 5 + 3] = (float) Math.sin(n % 17);
      expected[n * 5 + 4] = n % 3 == 0 ? 1 : 0;
    }
    for (String codec : List.of("UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD")) {
      for (WriterVersion version : WriterVersion.values()) {
        for (boolean dictionary : new boolean[] {true, false}) {
          String what = codec + "-" + version + "-" + dictionary;
          // Small pages and groups: rows are in many of them.
          Path file =
              ParquetFiles.write(
                  folder.resolve(what + ".parquet"),
                  NUMBERS,
                  rows,
                  ROW,
                  builder ->
                      builder
                          .withCompressionCodec(CompressionCodecName.valueOf(codec))
                          .withWriterVersion(version)
                          .withDictionaryEncoding(dictionary)
                          .withPageSize(1000)
                          .withRowGroupSize(20_000L));
          Samples samples = rows(file, CsvOptions.all()).readAll();
          assertWithMessage(what).that(samples.rows()).isEqualTo(rows);
          assertWithMessage(what).that(samples.values()).isEqualTo(expected);
          assertThat(samples.shape()).isEqualTo(new int[] {5});
        }
      }
    }
  }

  @Test
  void unsignedWholeNumbersArePositive() throws IOException {
    Path file =
        ParquetFiles.write(
            folder.resolve("u.parquet"),
            "required int32 a (INTEGER(32, false)); required int64 b (INTEGER(64, false));"
                + " required int32 c (INTEGER(8, true));",
            2,
            (group, n) -> group.append("a", -1 - n).append("b", -1L - n).append("c", -7));
    assertThat(rows(file, CsvOptions.all()).readAll().values())
        .usingExactEquality()
        .containsExactly(0x1p32f, 0x1p64f, -7f, 0x1p32f, 0x1p64f, -7f)
        .inOrder();
  }

  @Test
  void columnsAreChosenByNameNumberAndRange() throws IOException {
    Path file = ParquetFiles.write(folder.resolve("x.parquet"), NUMBERS, 3, ROW);
    assertThat(rows(file, CsvOptions.all().withColumns("e,a")).readAll().values())
        .usingExactEquality()
        .containsExactly(1f, -50f, 0f, -49f, 0f, -48f)
        .inOrder();
    assertThat(
            rows(file, CsvOptions.all().withColumns("a-b,1").withExcluded("b")).readAll().shape())
        .isEqualTo(new int[] {2});
    InputException unknown = rejected(file, CsvOptions.all().withColumns("z"));
    assertThat(unknown)
        .hasMessageThat()
        .endsWith("expected a column `z` in the schema, found a, b, c, d, e");
  }

  @Test
  void aNullIsAnErrorOrItsRowIsLeftOut() throws IOException {
    Path file =
        ParquetFiles.write(
            folder.resolve("n.parquet"),
            "optional float a; optional double b; optional binary label (STRING);",
            9,
            (group, n) -> {
              if (n % 4 != 2) {
                group.append("a", (float) n);
              }
              group.append("b", n == 4 ? Double.NaN : n);
            });
    CsvOptions numbers = CsvOptions.all().withExcluded("label");
    assertThat(rejected(file, numbers))
        .hasMessageThat()
        .endsWith("expected a finite float32 number in row 3, column 1 (`a`), found nothing");
    Samples kept = rows(file, numbers.withMissing(MissingValues.SKIP)).readAll();
    assertThat(kept.values())
        .usingExactEquality()
        .containsExactly(0f, 0f, 1f, 1f, 3f, 3f, 5f, 5f, 7f, 7f, 8f, 8f)
        .inOrder();
    assertThat(skipped).containsExactly(new SkippedRows(3, "row 3"));
    assertThat(rejected(file, numbers.withColumns("b")))
        .hasMessageThat()
        .endsWith("in row 5, column 2 (`b`), found NaN");
  }

  @Test
  void numbersThatNoFloatHoldsAreErrorsWhateverIsMissing() throws IOException {
    Path file =
        ParquetFiles.write(
            folder.resolve("i.parquet"),
            "required double a;",
            3,
            (group, n) -> group.append("a", n == 1 ? 1e300 : 0));
    for (MissingValues policy : MissingValues.values()) {
      assertThat(rejected(file, CsvOptions.all().withMissing(policy)))
          .hasMessageThat()
          .endsWith("expected a finite float32 number in row 2, column 1 (`a`), found 1.0E300");
    }
  }

  @Test
  void columnsOfAnythingElseAreErrorsThatNameThem() throws IOException {
    for (String[] column :
        new String[][] {
          {"optional binary x (STRING);", "strings"},
          {"optional binary x;", "the type BINARY"},
          {"optional int32 x (DECIMAL(9, 2));", "the type INT32 (DECIMAL(9,2))"},
          {
            "optional int64 x (TIMESTAMP(MILLIS, true));", "the type INT64 (TIMESTAMP(MILLIS,true))"
          },
          {"optional int96 x;", "the type INT96"},
          {"repeated int32 x;", "lists"},
          {"optional group x { required float y; }", "nested columns"},
        }) {
      Path file =
          ParquetFiles.write(
              folder.resolve("s.parquet"),
              "required float a; " + column[0],
              2,
              (group, n) -> group.append("a", 1f),
              builder ->
                  builder.withWriteMode(
                      org.apache.parquet.hadoop.ParquetFileWriter.Mode.OVERWRITE));
      assertThat(rejected(file, CsvOptions.all()))
          .hasMessageThat()
          .endsWith("expected numbers in column 2 (`x`), found " + column[1]);
      assertThat(rows(file, CsvOptions.all().withColumns("a")).readAll().rows()).isEqualTo(2);
    }
  }

  @Test
  void aCompressionThatIsNotKnownIsNamed() throws IOException {
    Path file =
        ParquetFiles.write(
            folder.resolve("l.parquet"),
            NUMBERS,
            3,
            ROW,
            builder -> builder.withCompressionCodec(CompressionCodecName.LZ4_RAW));
    assertThat(rejected(file, CsvOptions.all()))
        .hasMessageThat()
        .endsWith("expected the compression none, snappy, gzip or zstd, found LZ4_RAW");
  }

  @Test
  void filesThatAreNoneOfParquetsAreErrors() throws IOException {
    assertThat(rejected(Files.write(folder.resolve("a.parquet"), new byte[5])))
        .hasMessageThat()
        .contains("of 12 bytes or more, found 5 bytes");
    assertThat(rejected(Files.writeString(folder.resolve("b.parquet"), "a,b,c\n1,2,3\n4,5,6\n")))
        .hasMessageThat()
        .endsWith("a Parquet file, which starts with PAR1, found others");
    assertThat(rejected(Files.writeString(folder.resolve("c.parquet"), "PARE1,2,3\n4,5,6\n")))
        .hasMessageThat()
        .endsWith("found an encrypted one");
    Path folderOfFiles = Files.createDirectory(folder.resolve("d.parquet"));
    assertThat(rejected(folderOfFiles)).hasMessageThat().contains("found a folder");
  }

  @Test
  void cutOffAtAnyPlaceItIsAnError() throws IOException {
    Path whole = ParquetFiles.write(folder.resolve("w.parquet"), NUMBERS, 100, ROW);
    byte[] bytes = Files.readAllBytes(whole);
    for (int length = 0; length < bytes.length; length += 1 + length / 20) {
      Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, length));
      rejected(cut);
    }
    byte[] end = Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length);
    System.arraycopy(bytes, 0, end, 0, 4);
    rejected(Files.write(folder.resolve("end.parquet"), end));
  }

  /** Whatever bits are wrong: numbers or one clear error come out, and soon. */
  @Test
  void brokenBytesEndInOneClearError() throws IOException {
    Random random = new Random(3);
    int faults = 0;
    for (String codec : List.of("UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD")) {
      Path whole =
          ParquetFiles.write(
              folder.resolve(codec + ".parquet"),
              NUMBERS,
              200,
              ROW,
              builder -> builder.withCompressionCodec(CompressionCodecName.valueOf(codec)));
      byte[] bytes = Files.readAllBytes(whole);
      for (int trial = 0; trial < 250; trial++) {
        byte[] broken = bytes.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
          broken[4 + random.nextInt(broken.length - 8)] ^= (byte) (1 << random.nextInt(8));
        }
        Path file = Files.write(folder.resolve("broken.parquet"), broken);
        try {
          rows(file, CsvOptions.all()).readAll();
        } catch (InputException e) {
          assertThat(e).hasMessageThat().startsWith(file + ": expected ");
          faults++;
        }
      }
    }
    assertThat(faults).isAtLeast(200);
  }

  @Test
  void aFooterThatClaimsToBeLargeIsNotBelieved() throws IOException {
    Path whole = ParquetFiles.write(folder.resolve("w.parquet"), NUMBERS, 100, ROW);
    byte[] bytes = Files.readAllBytes(whole);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(bytes.length - 8, Integer.MAX_VALUE - 100);
    rejected(Files.write(folder.resolve("claims.parquet"), bytes));
  }

  @Test
  void aTrainingCanStreamIt() throws IOException {
    Path file =
        ParquetFiles.write(
            folder.resolve("x.parquet"), NUMBERS, 300, ROW, b -> b.withRowGroupSize(2000L));
    Dataset data = Dataset.stream(rows(file, CsvOptions.all()), 50);
    assertThat(data.rows()).isEqualTo(300);
    assertThat(data.size()).isEqualTo(5);
    assertThat(data.pick(7, 299).x())
        .isEqualTo(Dataset.of(rows(file, CsvOptions.all()).readAll()).pick(7, 299).x());
    Files.writeString(file, "PAR1 something else PAR1");
    UncheckedIOException changed = assertThrows(UncheckedIOException.class, () -> data.pick(3));
    assertThat(changed).hasMessageThat().contains("changed meanwhile");
  }

  @Test
  void rowsAreLeftOutWhileSomeAreRead() throws IOException {
    Path file = ParquetFiles.write(folder.resolve("x.parquet"), NUMBERS, 30, ROW);
    try (RowReader reader = rows(file, CsvOptions.all().withColumns("a")).open()) {
      assertThat(reader.skip(12)).isEqualTo(12);
      float[] next = new float[2];
      assertThat(reader.read(next, 1, 1)).isEqualTo(1);
      assertThat(next[1]).isEqualTo(-38f);
      assertThat(reader.skip(100)).isEqualTo(17);
    }
  }

  @Test
  void whatArrowWroteIsRead() throws Exception {
    Python.require("pyarrow");
    Python.run(
        folder,
        """
        import pyarrow, pyarrow.parquet
        n = 10000
        table = pyarrow.table({
            'a': pyarrow.array([i % 100 for i in range(n)], pyarrow.int32()),
            'b': pyarrow.array([i * 0.5 for i in range(n)], pyarrow.float64()),
            'c': [i % 7 == 0 for i in range(n)],
            's': ['x'] * n,
            'd': pyarrow.array([None if i == 5 else i for i in range(n)], pyarrow.float32()),
            'e': pyarrow.array([200] * n, pyarrow.uint8())})
        for codec in ['none', 'snappy', 'gzip', 'zstd']:
            for page in ['1.0', '2.0']:
                pyarrow.parquet.write_table(table, codec + page + '.parquet', compression=codec,
                    data_page_version=page, row_group_size=3000)
        """);
    CsvOptions options = CsvOptions.all().withExcluded("s").withMissing(MissingValues.SKIP);
    for (String codec : List.of("none", "snappy", "gzip", "zstd")) {
      for (String page : List.of("1.0", "2.0")) {
        Samples samples = rows(folder.resolve(codec + page + ".parquet"), options).readAll();
        assertThat(samples.rows()).isEqualTo(9999);
        for (int n : new int[] {0, 4, 6, 2999, 3000, 9999}) {
          int row = n > 5 ? n - 1 : n;
          assertThat(Arrays.copyOfRange(samples.values(), row * 5, row * 5 + 5))
              .isEqualTo(new float[] {n % 100, n * 0.5f, n % 7 == 0 ? 1 : 0, n, 200});
        }
      }
    }
  }

  private ParquetRows rows(Path file, CsvOptions options) {
    return new ParquetRows(file, options, skipped::add);
  }

  private InputException rejected(Path file) {
    return rejected(file, CsvOptions.all());
  }

  private InputException rejected(Path file, CsvOptions options) {
    return assertThrows(InputException.class, () -> rows(file, options).readAll());
  }
}
