package dev.bowline.manual;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.NamesTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of names in the manual. {@code -Dgolden.update} writes it. */
class NamesTest {
  private static final Path PAGE = Path.of("../../grammar/names.md");

  @Test
  void thePageIsWhatTheCatalogueSays() throws IOException {
    if (System.getProperty("golden.update") != null) {
      Files.writeString(PAGE, NamesTable.render());
    }
    assertThat(NamesTable.render()).isEqualTo(Files.readString(PAGE));
  }

  @Test
  void thePageShowsEveryName() throws IOException {
    String page = Files.readString(PAGE);
    Catalog.names().forEach(name -> assertWithMessage(name).that(page).contains("`" + name + "`"));
  }
}
