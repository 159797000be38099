package dev.bowline.benchmarks.onnx;

import static com.google.common.truth.Truth.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The expected bytes are those of the encoding guide of Protocol Buffers. */
final class ProtoWriterTest {
  @Test
  void numbersAreVarints() {
    assertThat(hex(new ProtoWriter().number(1, 150))).isEqualTo("089601");
  }

  @Test
  void textsAndMessagesHaveTheirLength() {
    assertThat(hex(new ProtoWriter().text(2, "testing"))).isEqualTo("120774657374696e67");
    assertThat(hex(new ProtoWriter().message(3, new ProtoWriter().number(1, 150))))
        .isEqualTo("1a03089601");
  }

  private static String hex(ProtoWriter writer) {
    return HexFormat.of().formatHex(writer.toBytes());
  }
}
