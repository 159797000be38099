package dev.bowline.cli.launch;

import static com.google.common.truth.Truth.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildOptionsTest {
  @Test
  void userHasTheLastWord() {
    Path jar = Path.of("bowline.jar").toAbsolutePath();
    List<String> options =
        ChildOptions.of(
            Jvms.with(jar, "-Xmx1g", "-Xshare:off"), List.of("-Xshare:auto"), "train", "-jar x");
    assertThat(options)
        .containsAtLeast(
            "-Xshare:auto",
            "-Xmx1g",
            "-Xshare:off",
            "-Dbowline.parent=4711",
            "-jar",
            jar.toString(),
            "train",
            "-jar x")
        .inOrder();
  }
}
