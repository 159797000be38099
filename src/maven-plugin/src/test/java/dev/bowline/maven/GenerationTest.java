package dev.bowline.maven;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bowline.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);
  private static final Options NO_OPTIONS = new Options(Map.of());

  @TempDir Path basedir;
  private final SortedMap<String, String> models = new TreeMap<>();
  private String tool = "1";
  private String output = "target/generated-sources/bowline";
  private int translations;

  @BeforeEach
  void buildTwoModels() throws IOException {
    models.put("A", "one");
    models.put("B", "two");
    Outcome outcome = build();
    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.GENERATED);
    assertThat(outcome.written()).isEqualTo(2);
    Files.setLastModifiedTime(java("A"), LONG_AGO);
    Files.setLastModifiedTime(java("B"), LONG_AGO);
  }

  @Test
  void secondBuildDoesNotEvenTranslate() throws IOException {
    assertThat(build().kind()).isEqualTo(Outcome.Kind.UP_TO_DATE);
    assertThat(translations).isEqualTo(1);
    assertThat(Files.getLastModifiedTime(java("A"))).isEqualTo(LONG_AGO);
  }

  @Test
  void editedModelChangesItsClassAndNoOther() throws IOException {
    models.put("B", "three");
    Outcome outcome = build();
    assertThat(outcome.written()).isEqualTo(1);
    assertThat(Files.readString(java("B"))).contains("three");
    assertThat(Files.getLastModifiedTime(java("A"))).isEqualTo(LONG_AGO);
    assertThat(Files.getLastModifiedTime(java("B"))).isNotEqualTo(LONG_AGO);
  }

  @Test
  void classOfADeletedModelGoes() throws IOException {
    models.remove("A");
    assertThat(build().removed()).isEqualTo(1);
    assertThat(Files.exists(java("A"))).isFalse();
    assertThat(Files.exists(java("B"))).isTrue();
  }

  @Test
  void classesOfTheLastModelGoToo() throws IOException {
    models.clear();
    assertThat(build().removed()).isEqualTo(2);
    assertThat(Files.exists(java("A"))).isFalse();
  }

  @Test
  void filesThatOthersPutThereStay() throws IOException {
    Path foreign = java("Foreign");
    Files.writeString(foreign, "class Foreign {}");
    models.remove("A");
    build();
    assertThat(Files.exists(foreign)).isTrue();
  }

  @Test
  void alteredClassIsMended() throws IOException {
    String good = Files.readString(java("A"));
    Files.writeString(java("A"), good + "// by hand");
    assertThat(build().written()).isEqualTo(1);
    assertThat(Files.readString(java("A"))).isEqualTo(good);
  }

  @Test
  void deletedClassComesBack() throws IOException {
    Files.delete(java("A"));
    assertThat(build().written()).isEqualTo(1);
    assertThat(Files.exists(java("A"))).isTrue();
  }

  @Test
  void changedOptionGeneratesAnew() throws IOException {
    Outcome outcome = build(new Options(Map.of("width", "4")));
    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.GENERATED);
    assertThat(outcome.written()).isEqualTo(2);
  }

  @Test
  void otherCompilerThatSaysTheSameWritesNothing() throws IOException {
    tool = "2";
    Outcome outcome = build();
    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.GENERATED);
    assertThat(outcome.written()).isEqualTo(0);
    assertThat(Files.getLastModifiedTime(java("A"))).isEqualTo(LONG_AGO);
  }

  @Test
  void movedOutputFolderLeavesNothingInTheOldOne() throws IOException {
    Path old = java("A");
    output = "target/elsewhere";
    assertThat(build().written()).isEqualTo(2);
    assertThat(Files.exists(java("A"))).isTrue();
    assertThat(Files.exists(old)).isFalse();
  }

  @Test
  void errorLeavesEverythingAsItWas() throws IOException {
    String good = Files.readString(java("A"));
    models.put("A", "ERROR");
    models.remove("B");
    assertThat(build().kind()).isEqualTo(Outcome.Kind.FAILED);
    assertThat(build().kind()).isEqualTo(Outcome.Kind.FAILED);
    assertThat(Files.readString(java("A"))).isEqualTo(good);
    assertThat(Files.exists(java("B"))).isTrue();
  }

  @Test
  void mendedModelIsUpToDateAgainAndForgetsTheError() throws IOException {
    models.put("A", "ERROR");
    build();
    models.put("A", "one");
    Outcome outcome = build();
    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UP_TO_DATE);
    assertThat(outcome.messages()).isEmpty();
  }

  @Test
  void warningsAreSaidAgainByABuildThatDoesNothing() throws IOException {
    models.put("A", "WARNING");
    List<Message> first = build().messages();
    Outcome second = build();
    assertThat(first).hasSize(1);
    assertThat(second.kind()).isEqualTo(Outcome.Kind.UP_TO_DATE);
    assertThat(second.messages()).isEqualTo(first);
  }

  @Test
  void brokenOffBuildStillKnowsItsFiles() throws IOException {
    models.put("C", "three");
    models.put("D", "four");
    // A folder in the way of the last file breaks the writing off.
    Files.createDirectories(java("D").resolve("in the way"));
    try {
      build();
      throw new AssertionError("a folder was overwritten");
    } catch (IOException expected) {
      assertThat(Files.exists(java("C"))).isTrue();
    }
    models.remove("C");
    models.remove("D");
    Files.delete(java("D").resolve("in the way"));
    build();
    assertThat(Files.exists(java("C"))).isFalse();
  }

  private Outcome build() throws IOException {
    return build(NO_OPTIONS);
  }

  private Outcome build(Options options) throws IOException {
    Path state = basedir.resolve("target/bowline/generate-default.state");
    List<ModelSource> sources = new ArrayList<>();
    models.forEach(
        (name, text) ->
            sources.add(new ModelSource(Path.of(name), name, "com.example", text.getBytes(UTF_8))));
    return new Generation(basedir, basedir.resolve(output), state, tool, this::translate)
        .run(sources, options);
  }

  private Translation translate(List<ModelSource> sources, Options options) {
    translations++;
    SortedMap<String, String> classes = new TreeMap<>();
    List<Message> messages = new ArrayList<>();
    for (ModelSource source : sources) {
      String text = new String(source.content(), UTF_8);
      for (Severity severity : Severity.values()) {
        if (text.equals(severity.name())) {
          messages.add(new Message(severity, source.name() + ":[1,1] so\n  it is"));
        }
      }
      classes.put(path(source.name()), text + options.consts());
    }
    return new Translation(messages, classes);
  }

  private Path java(String name) {
    return basedir.resolve(output).resolve(path(name));
  }

  private static String path(String name) {
    return "com/example/" + name + ".java";
  }
}
