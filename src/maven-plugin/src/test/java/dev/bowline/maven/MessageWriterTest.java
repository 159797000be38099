package dev.bowline.maven;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.source.SourceFile;
import dev.bowline.source.Span;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageWriterTest {
  private static final SourceFile FILE = SourceFile.of("src/main/ae/a.ae", "first\n  second\n");
  private static final Path PLACE = Path.of("project", "src", "main", "ae", "a.ae");

  @Test
  void firstLineHasTheFormThatIdesLink() {
    Diagnostic fault = Diagnostic.of(Code.AE102, new Span(FILE, 8, 14), "a name was expected here");

    Message message = new MessageWriter(Map.of(FILE.name(), PLACE)).write(fault);

    assertThat(message.isError()).isTrue();
    assertThat(message.firstLine())
        .isEqualTo(PLACE + ":[2,3] error[AE102]: a name was expected here");
  }

  @Test
  void sourceLineFollowsWithTheFaultUnderlined() {
    Diagnostic fault = Diagnostic.of(Code.AE102, new Span(FILE, 8, 14), "a name");

    Message message = new MessageWriter(Map.of(FILE.name(), PLACE)).write(fault);

    assertThat(message.text()).contains("2 |   second\n");
    assertThat(message.text()).endsWith("^^^^^^");
    assertThat(message.text().split("AE102", -1)).hasLength(2);
  }

  @Test
  void helpFollowsOnALineOfItsOwn() {
    Diagnostic fault =
        Diagnostic.of(Code.AE102, new Span(FILE, 0, 5), "a name").help("write a name");

    Message message = new MessageWriter(Map.of(FILE.name(), PLACE)).write(fault);

    assertThat(message.text().lines().toList()).contains("  = help: write a name");
  }

  @Test
  void callOfTheBuilderIsNamedByItsJavaFile() {
    SourceFile call = SourceFile.callSite("Digits.java", 17);
    Diagnostic fault = Diagnostic.of(Code.AE102, new Span(call, 0, 0), "a name");

    Message message = new MessageWriter(Map.of()).write(fault);

    assertThat(message.firstLine()).startsWith("Digits.java:[17,1] error[AE102]");
  }
}
