package dev.bowline.syntax;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void utf8IsReadWithoutItsByteOrderMark() {
    Optional<SourceFile> file = decode("\uFEFF// \u00e9\uD83E\uDEA2\r\n".getBytes(UTF_8));
    assertThat(file.orElseThrow().text()).isEqualTo("// \u00e9\uD83E\uDEA2\r\n");
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  void byteThatIsNotUtf8IsReportedAtItsPlace() {
    assertThat(decode("ok\n// caf\u00e9 x".getBytes(ISO_8859_1))).isEqualTo(Optional.empty());
    assertThat(fault()).isEqualTo("2:7 AE103 [\uFFFD] the byte 0xE9 is not UTF-8 here");
  }

  @Test
  void characterCutOffAtTheEndIsReported() {
    decode(new byte[] {'a', (byte) 0xE2, (byte) 0x82});
    assertThat(fault()).isEqualTo("1:2 AE103 [\uFFFD] the byte 0xE2 is not UTF-8 here");
  }

  @Test
  void utf16IsRecognised() {
    decode("autoencoder".getBytes(UTF_16));
    assertThat(diagnostics.sorted().get(0).help())
        .isEqualTo(Optional.of("this looks like UTF-16: save the file as UTF-8"));
  }

  @Test
  void nulByteIsReportedAtItsPlace() {
    decode("a\n b\0c".getBytes(UTF_8));
    assertThat(fault()).isEqualTo("2:3 AE103 [\0] a NUL byte: this is not a text file");
  }

  @Test
  void largeFileIsRefusedWithoutReadingItWhole(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("large.ae"), new byte[10_000_000]);
    assertThat(SourceReader.read(file, diagnostics)).isEqualTo(Optional.empty());
    assertThat(fault())
        .isEqualTo("1:1 AE113 [] the file is larger than a model file may be, 1 MiB");
  }

  @Test
  void fileIsNamedAsTheUserNamedIt(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.ae"), "autoencoder A {}");
    SourceFile source = SourceReader.read(file, diagnostics).orElseThrow();
    assertThat(source).isEqualTo(SourceFile.of(file.toString(), "autoencoder A {}"));
  }

  private Optional<SourceFile> decode(byte[] bytes) {
    return SourceReader.decode("model.ae", bytes, diagnostics);
  }

  private String fault() {
    assertThat(diagnostics.sorted()).hasSize(1);
    return Parses.line(diagnostics.sorted().get(0));
  }
}
