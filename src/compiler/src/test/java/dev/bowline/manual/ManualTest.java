package dev.bowline.manual;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.diagnostic.Palette;
import dev.bowline.diagnostic.Renderer;
import dev.bowline.format.Formatter;
import dev.bowline.source.SourceFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the manual shows is accepted. */
class ManualTest {
  private static final Path MANUAL = Path.of("../../grammar/README.md");

  @Test
  void everyModelFileShownHasNoErrors() throws IOException {
    List<String> shown = blocks("ae");
    assertThat(shown).isNotEmpty();
    for (String model : shown) {
      CompileResult result = Compiler.check(CompileRequest.of(SourceFile.of("manual.ae", model)));
      assertWithMessage(Renderer.render(result.diagnostics(), Palette.PLAIN))
          .that(result.hasErrors())
          .isFalse();
      assertThat(result.models()).isNotEmpty();
    }
  }

  @Test
  void everyModelFileShownIsInCanonicalLayout() throws IOException {
    for (String model : blocks("ae")) {
      assertThat(Formatter.format(SourceFile.of("manual.ae", model), new Diagnostics()))
          .hasValue(model);
    }
  }

  @Test
  void theModelWrittenInJavaCompiles(@TempDir Path folder) throws IOException {
    List<String> shown = blocks("java");
    assertThat(shown).hasSize(1);
    Path source = Files.writeString(folder.resolve("BuiltInJava.java"), shown.get(0));
    List<String> options =
        List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", "" + folder);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter faults = new StringWriter();
    boolean accepted =
        javac
            .getTask(
                faults,
                null,
                null,
                options,
                null,
                javac.getStandardFileManager(null, null, null).getJavaFileObjects(source))
            .call();
    assertWithMessage(faults.toString()).that(accepted).isTrue();
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
        .matcher(Files.readString(MANUAL))
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
