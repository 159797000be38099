package dev.bowline.maven;

import static com.google.common.truth.Truth.assertThat;
import static dev.bowline.dsl.Models.autoencoder;
import static dev.bowline.dsl.Models.dense;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.ast.ModelFile;
import dev.bowline.dsl.ModelProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferedModelsTest {
  private static final String SERVICE = "META-INF/services/" + ModelProvider.class.getName();

  @TempDir Path folder;

  public static final class One implements ModelProvider {
    @Override
    public List<ModelFile> models() {
      return List.of(model("A", 4), model("B", 4));
    }
  }

  public static final class Two implements ModelProvider {
    @Override
    public List<ModelFile> models() {
      return List.of(model("C", 4));
    }
  }

  public static final class Misfit implements ModelProvider {
    @Override
    public List<ModelFile> models() {
      return List.of(model("Misfit", 5));
    }
  }

  public static final class Broken implements ModelProvider {
    @Override
    public List<ModelFile> models() {
      throw new IllegalStateException("no such width");
    }
  }

  @Test
  void modelsComeInTheOrderOfTheServicesNames() throws IOException {
    List<ModelFile> models = read(Two.class.getName(), One.class.getName());
    assertThat(models.stream().map(model -> model.autoencoders().get(0).name().text()).toList())
        .containsExactly("A", "B", "C")
        .inOrder();
  }

  @Test
  void modelsAreTranslatedWithoutAnyFile() throws IOException {
    try (URLClassLoader classPath = classPath(One.class.getName())) {
      Translation translation =
          new BowlineTranslator(classPath).translate(List.of(), new Options(Map.of()));
      assertThat(translation.classes().keySet()).containsExactly("A.java", "B.java");
    }
  }

  @Test
  void faultInAModelIsToldWithTheCallThatBuiltIt() throws IOException {
    try (URLClassLoader classPath = classPath(Misfit.class.getName())) {
      Translation translation =
          new BowlineTranslator(classPath).translate(List.of(), new Options(Map.of()));
      assertThat(translation.failed()).isTrue();
      assertThat(translation.messages().get(0).firstLine())
          .matches("OfferedModelsTest\\.java:\\[\\d+,1\\] error\\[AE402\\]: .*");
    }
  }

  @Test
  void serviceThatThrowsIsNamed() {
    ProviderException fault =
        assertThrows(ProviderException.class, () -> read(Broken.class.getName()));
    assertThat(fault).hasMessageThat().contains(Broken.class.getName());
    assertThat(fault).hasMessageThat().contains("no such width");
  }

  @Test
  void serviceThatIsNotThereIsNamed() {
    ProviderException fault = assertThrows(ProviderException.class, () -> read("com.example.Gone"));
    assertThat(fault).hasMessageThat().contains("com.example.Gone");
  }

  private List<ModelFile> read(String... services) throws IOException {
    try (URLClassLoader classPath = classPath(services)) {
      return OfferedModels.read(classPath);
    }
  }

  private URLClassLoader classPath(String... services) throws IOException {
    Path list = folder.resolve(SERVICE);
    Files.createDirectories(list.getParent());
    Files.write(list, List.of(services));
    URL[] entries = {folder.toUri().toURL()};
    return new URLClassLoader(entries, OfferedModelsTest.class.getClassLoader());
  }

  /** Sound if it gives 4 numbers, as it takes. */
  private static ModelFile model(String name, int outputs) {
    return autoencoder(name)
        .input(4)
        .layer("code", dense(2))
        .layer("output", dense(outputs).tiedTo("code"))
        .build();
  }
}
