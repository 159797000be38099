package dev.bowline.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
  private static final String PACKAGED = "package com.example.tied;\n" + Cli.TIED;

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  @Test
  void classIsWrittenBelowItsPackage() throws IOException {
    Cli.Result result = cli.run("generate", cli.file("a.ae", PACKAGED), "--out", cli.path("out"));
    Path target = folder.resolve("out/com/example/tied/Tied.java");
    assertThat(result).isEqualTo(new Cli.Result(ExitStatus.DONE, "wrote " + target + "\n", ""));
    assertThat(Files.readString(target)).contains("public final class Tied");
  }

  @Test
  void onlyChangedFilesAreWritten() throws IOException {
    String file = cli.file("a.ae", Cli.TIED);
    cli.done("generate", file, "--out", cli.path("out"));
    Path target = folder.resolve("out/Tied.java");
    FileTime old = FileTime.fromMillis(0);
    Files.setLastModifiedTime(target, old);
    assertThat(cli.done("generate", file, "--out", cli.path("out")).out()).isEmpty();
    assertThat(Files.getLastModifiedTime(target)).isEqualTo(old);
    cli.done("generate", file, "--out", cli.path("out"), "--const", "rate=0.25");
    assertThat(Files.getLastModifiedTime(target)).isNotEqualTo(old);
  }

  @Test
  void everyModelOfEveryFileIsWritten() throws IOException {
    String both = Cli.TIED + Cli.SCALED;
    String third = Cli.SCALED.replace("Scaled", "Third");
    cli.done("generate", cli.file("a.ae", both), cli.file("b.ae", third), "--out", cli.path("out"));
    for (String name : new String[] {"Tied", "Scaled", "Third"}) {
      assertThat(Files.exists(folder.resolve("out/" + name + ".java"))).isTrue();
    }
  }

  @Test
  void faultyModelLeavesExistingFiles() throws IOException {
    cli.file("out/Tied.java", "old");
    Cli.Result result =
        cli.run(
            "generate",
            cli.file("a.ae", Cli.TIED.replace("dense(2,", "dense(0,")),
            "--out",
            cli.path("out"));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).contains("a.ae:4:");
    assertThat(cli.read("out/Tied.java")).isEqualTo("old");
  }

  @Test
  void folderThatIsAFileIsNamed() throws IOException {
    Cli.Result result =
        cli.run("generate", cli.file("a.ae", Cli.TIED), "--out", cli.file("out", "a file"));
    assertThat(result.status()).isEqualTo(ExitStatus.INPUT);
    assertThat(result.err()).startsWith("error: " + cli.path("out") + ": ");
    assertThat(cli.read("out")).isEqualTo("a file");
  }

  @Test
  void kernelsWithVectorsComeOnRequestBesideThePlainOnes() throws IOException {
    String file = cli.file("a.ae", Cli.TIED);
    cli.done("generate", file, "--out", cli.path("p"), "--kernels", "plain");
    cli.done("generate", file, "--out", cli.path("v"), "--kernels", "vector");
    cli.done("generate", file, "--out", cli.path("d"));
    String source = "/" + onlyFileIn("p");
    assertThat(cli.read("p" + source)).doesNotContain("jdk.incubator.vector");
    assertThat(cli.read("v" + source)).contains("jdk.incubator.vector");
    assertThat(cli.read("v" + source)).contains("class PlainKernels");
    assertThat(cli.read("d" + source)).isEqualTo(cli.read("p" + source));
  }

  private String onlyFileIn(String name) throws IOException {
    Path root = folder.resolve(name);
    try (Stream<Path> files = Files.walk(root)) {
      return root.relativize(files.filter(Files::isRegularFile).findFirst().orElseThrow())
          .toString();
    }
  }

  @Test
  void outIsRequired() throws IOException {
    Cli.Result result = cli.run("generate", cli.file("a.ae", Cli.TIED));
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).contains("--out");
  }
}
