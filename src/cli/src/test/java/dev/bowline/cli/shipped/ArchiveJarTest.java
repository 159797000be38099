package dev.bowline.cli.shipped;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.cli.shipped.Shipped.Result;
import dev.bowline.cli.shipped.Shipped.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** That the class archive is made, is used, and never comes in the way. */
@EnabledIfSystemProperty(named = "bowline.jar", matches = ".+")
@DisabledOnOs(
    value = OS.WINDOWS,
    disabledReason =
        "Windows deletes no file that a JVM has mapped, and JUnit could not clear the folder")
class ArchiveJarTest {
  private static final String[] INIT = {"init", "digits.ae", "--save", "w.safetensors"};
  private static final Result DONE = new Result(0, "", "");

  @TempDir static Path home;

  @TempDir Path folder;
  private Path cache;
  private Shipped shipped;

  /** The first command has the archive made. */
  @BeforeAll
  static void makeOne() throws IOException, InterruptedException {
    assertThat(new Shipped(home).run(INIT)).isEqualTo(DONE);
    archive(cache(home));
  }

  @BeforeEach
  void setUp() throws IOException {
    cache = cache(folder);
    shipped = new Shipped(folder);
  }

  private void initSucceeds() throws IOException, InterruptedException {
    assertThat(shipped.run(INIT)).isEqualTo(DONE);
    assertThat(Files.exists(shipped.file("w.safetensors"))).isTrue();
  }

  private static Path cache(Path folder) {
    return folder.resolve("cache").resolve("bowline");
  }

  /** Waits for the archive and for the end of its maker. */
  private static Path archive(Path cache) throws IOException, InterruptedException {
    Shipped.until(() -> files(cache).size() == 1 && isArchive(files(cache).get(0)));
    return files(cache).get(0);
  }

  private static boolean isArchive(Path file) {
    return file.getFileName().toString().endsWith(".jsa");
  }

  private static List<Path> files(Path cache) throws IOException {
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache)) {
      return files.toList();
    }
  }

  /** The archive, for this test alone. */
  private Path ours() throws IOException, InterruptedException {
    Path archive = archive(cache(home));
    Files.createDirectories(cache);
    return Files.copy(archive, cache.resolve(archive.getFileName()));
  }

  @Test
  void childMapsIt() throws IOException, InterruptedException {
    Path archive = ours();
    Running training = shipped.training();
    ProcessHandle child = training.children().get(0);
    assertThat(List.of(child.info().arguments().orElseThrow()))
        .contains("-XX:SharedArchiveFile=" + archive);
    Path maps = Path.of("/proc/" + child.pid() + "/maps");
    if (Files.exists(maps)) {
      assertThat(Files.readString(maps)).contains(archive.toString());
    }
    training.process().destroy();
    assertThat(training.result().status()).isEqualTo(143);
  }

  @Test
  void brokenOneIsPassedOver() throws IOException, InterruptedException {
    Path archive = ours();
    assertThat(archive.toFile().setWritable(true)).isTrue();
    byte[] other = new byte[(int) Files.size(archive)];
    Files.write(archive, other);
    initSucceeds();
    Files.write(archive, Arrays.copyOf(other, other.length / 2));
    initSucceeds();
    assertThat(archive(cache).getFileName().toString()).isNotEmpty();
    initSucceeds();
  }

  @Test
  void placeThatCannotBeWrittenToIsPassedOver() throws IOException, InterruptedException {
    Files.createFile(folder.resolve("cache"));
    initSucceeds();
  }

  @Test
  void processesThatRaceMakeOne() throws IOException, InterruptedException {
    List<Running> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(shipped.start(INIT));
    }
    for (Running one : all) {
      assertThat(one.result()).isEqualTo(DONE);
    }
    archive(cache);
    initSucceeds();
  }
}
