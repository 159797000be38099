package dev.bowline.maven;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
  private static final List<String> ALL = List.of("**/*.ae");

  @TempDir Path basedir;

  @Test
  void foldersBecomePackages() throws IOException {
    put("src/main/ae/Top.ae");
    put("src/main/ae/com/example/Deep.ae");

    List<ModelSource> sources = tree("src/main/ae", List.of()).read(basedir);

    assertThat(sources.stream().map(ModelSource::name))
        .containsExactly("src/main/ae/Top.ae", "src/main/ae/com/example/Deep.ae")
        .inOrder();
    assertThat(sources.stream().map(ModelSource::defaultPackage))
        .containsExactly("", "com.example")
        .inOrder();
  }

  @Test
  void nameOfAFileOutsideOfTheProjectIsStillRelative() throws IOException {
    put("models/a.ae");
    Path project = Files.createDirectories(basedir.resolve("src/examples"));

    List<ModelSource> sources = tree("models", List.of()).read(project);

    assertThat(sources.get(0).name()).isEqualTo("../../models/a.ae");
    assertThat(sources.get(0).content()).isEqualTo("// models/a.ae".getBytes(UTF_8));
  }

  @Test
  void excludesWinOverIncludes() throws IOException {
    put("ae/a.ae");
    put("ae/old/b.ae");
    put("ae/notes.txt");

    List<ModelSource> sources = tree("ae", List.of("old/**")).read(basedir);

    assertThat(sources.stream().map(ModelSource::name)).containsExactly("ae/a.ae");
  }

  @Test
  void missingFolderHoldsNoModels() throws IOException {
    assertThat(tree("nowhere", List.of()).read(basedir)).isEmpty();
  }

  private SourceTree tree(String root, List<String> excludes) {
    return new SourceTree(basedir.resolve(root), ALL, excludes);
  }

  private void put(String path) throws IOException {
    Path file = basedir.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "// " + path);
  }
}
