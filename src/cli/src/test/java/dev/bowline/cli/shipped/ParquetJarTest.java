package dev.bowline.cli.shipped;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar has all of Parquet's reader, and of Hadoop, that reading takes: Arrow's files are read.
 */
class ParquetJarTest {
  @TempDir Path folder;

  @Test
  void whatALibraryDecompressesIsReadAndNothingButTheRowsIsSaid() throws Exception {
    Shipped shipped = new Shipped(folder);
    Files.writeString(
        shipped.file("a.ae"),
        "autoencoder A { input(4); layer e = dense(2); layer d = dense(4) tied_to e; }");
    assertThat(shipped.run("init", "a.ae", "--save", "w").status()).isEqualTo(0);
    Files.writeString(shipped.file("x.csv"), "1,0,0,0\n0,1,0,0\n0,0,1,0\n0,0,0,1\n");
    Shipped.Result expected =
        shipped.run("reconstruct", "a.ae", "--weights", "w", "--data", "x.csv");
    assertThat(expected.out()).hasLength(expected.out().strip().length() + 1);
    for (String codec : new String[] {"snappy", "zstd"}) {
      String name = codec + ".parquet";
      copy(name);
      Shipped.Result result =
          shipped.run(
              "reconstruct", "a.ae", "--weights", "w", "--data", name, "--exclude", "label");
      assertWithMessage(codec).that(result).isEqualTo(expected);
    }
    Shipped.Result strings =
        shipped.run("reconstruct", "a.ae", "--weights", "w", "--data", "zstd.parquet");
    assertThat(strings)
        .isEqualTo(
            new Shipped.Result(
                1,
                "",
                "error: zstd.parquet: expected numbers in column 1 (`label`), found strings\n"));
  }

  private void copy(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/parquet/" + name)) {
      Files.copy(in, folder.resolve(name));
    }
  }
}
