package dev.bowline.benchmarks.report;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MarkdownTableTest {
  @Test
  void columnsAreAligned() {
    MarkdownTable table = new MarkdownTable(List.of("who", "us"));
    table.row(List.of("Bowline", "1,234"));

    assertThat(table.toString())
        .isEqualTo(
            """
            | who     |    us |
            | ------- | ----: |
            | Bowline | 1,234 |
            """);
  }
}
