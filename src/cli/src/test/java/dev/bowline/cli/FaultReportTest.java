package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.GeneratedClass;
import dev.bowline.memory.CompiledModel;
import dev.bowline.memory.NoCompilerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultReportTest {
  @TempDir Path folder;

  private Cli failing(Error fault) {
    return new Cli(folder)
        .with(
            new BuiltInToolchain() {
              @Override
              public CompileResult check(CompileRequest request) {
                throw fault;
              }
            });
  }

  @Test
  void ourOwnFaultSaysSoAndAsksForTheModel() throws IOException {
    Cli cli = failing(new AssertionError("a layer that is none"));
    Cli.Result result = cli.run("check", cli.file("a.ae", Cli.TIED));
    assertThat(result.status()).isEqualTo(ExitStatus.OURS);
    assertThat(result.err()).contains("fault of Bowline itself");
    assertThat(result.err()).contains("a layer that is none");
    assertThat(result.err()).contains("`.ae` file");
    assertThat(result.err()).doesNotContain("\tat ");
  }

  @Test
  void stackTraceIsShownWhereItIsAskedFor() throws IOException {
    Cli cli = failing(new AssertionError("a layer that is none"));
    String file = cli.file("a.ae", Cli.TIED);
    assertThat(cli.run("check", file, "--stacktrace").err()).contains("\tat dev.bowline");
    assertThat(cli.run("--stacktrace", "check", file).err()).contains("\tat dev.bowline");
  }

  @Test
  void tooLittleMemoryIsNotOurFault() throws IOException {
    Cli cli = failing(new OutOfMemoryError("Java heap space"));
    Cli.Result result = cli.run("check", cli.file("a.ae", Cli.TIED));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains("-Xmx");
  }

  @Test
  void withoutAJavaCompilerTheMessageNamesTheJdk() throws IOException {
    Cli cli =
        new Cli(folder)
            .with(
                new BuiltInToolchain() {
                  @Override
                  public CompiledModel load(GeneratedClass generated) {
                    throw new NoCompilerException();
                  }
                });
    Cli.Result result =
        cli.run("init", cli.file("a.ae", Cli.TIED), "--save", cli.path("w.safetensors"));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains("(JDK)");
    assertThat(result.err()).contains("`generate`");
  }

  @Test
  void readerThatHasHadEnoughIsNoFault() throws IOException {
    assertThat(summaryInto("Broken pipe")).isEqualTo("0 ");
  }

  @Test
  void fullDiskBehindStandardOutputIsTold() throws IOException {
    assertThat(summaryInto("No space left on device"))
        .isEqualTo("1 error: standard output: No space left on device\n");
  }

  private String summaryInto(String reason) throws IOException {
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(reason);
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Cli cli = new Cli(folder);
    int status = cli.run(out, err, "summary", cli.file("a.ae", Cli.TIED));
    return status + " " + err.toString(StandardCharsets.UTF_8);
  }
}
