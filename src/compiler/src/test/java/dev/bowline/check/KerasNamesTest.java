package dev.bowline.check;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.catalog.ArgumentSpec;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Elsewhere;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.TrainSettings;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every name that somebody may bring along from Keras, from {@code keras/names.txt}: it is here,
 * with Keras's arguments and defaults, or a message says what else to do. That what is here also
 * works is shown beside the reference interpreter, which has to know the whole catalogue.
 */
final class KerasNamesTest {
  private static final String MISSING = " ->";

  /** A line: where the name belongs, and all that is behind it. */
  record Line(String place, String text) {
    boolean isHere() {
      return !text.endsWith(MISSING);
    }

    String name() {
      return text.split("[(= ]")[0];
    }

    @Override
    public String toString() {
      return place + " " + text;
    }
  }

  static List<Line> lines() throws IOException {
    try (InputStream in = KerasNamesTest.class.getResourceAsStream("/keras/names.txt")) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      String step = lines.stream().filter(l -> l.startsWith("STEP ")).findFirst().orElseThrow();
      return lines.stream()
          .filter(line -> !line.startsWith("STEP "))
          .map(line -> line.replace("STEP)", step.substring("STEP ".length()) + ")"))
          .map(line -> new Line(line.split(" ")[0], line.substring(line.indexOf(' ') + 1)))
          .toList();
    }
  }

  static Stream<Line> here() throws IOException {
    return lines().stream().filter(Line::isHere);
  }

  static Stream<Line> missing() throws IOException {
    return lines().stream().filter(line -> !line.isHere());
  }

  @ParameterizedTest
  @MethodSource("here")
  void nameIsHereWithItsArgumentsAndDefaults(Line line) {
    assertThat(written(line)).isEqualTo(line.text());
  }

  @ParameterizedTest
  @MethodSource("missing")
  void nameThatIsNotHereIsExplained(Line line) {
    List<Diagnostic> faults = faults(line);
    assertThat(faults).hasSize(1);
    Diagnostic fault = faults.get(0);
    assertThat(fault.message()).contains("`" + line.name() + "`");
    assertThat(fault.help()).isEqualTo(Optional.of(explanation(line).orElse("an explanation")));
  }

  @Test
  void nothingOfTheCatalogueIsLeftOut() throws IOException {
    List<String> listed = lines().stream().map(line -> line.place() + " " + line.name()).toList();
    List<String> ours =
        List.of(
            "REGULARIZER kl_sparsity",
            "REGULARIZER decorrelation",
            "REGULARIZER contractive",
            "SETTING pretrain",
            "SETTING seed");
    Stream<String> names =
        Stream.of(Family.values())
            .filter(family -> family != Family.SCALING && family != Family.PRETRAINING)
            .flatMap(family -> Catalog.names(family).map(name -> family + " " + name));
    Stream<String> settings = TrainSettings.ALL.stream().map(spec -> "SETTING " + spec.name());
    List<String> all = new ArrayList<>(listed);
    all.addAll(ours);
    assertThat(all).containsAtLeastElementsIn(Stream.concat(names, settings).toList());
    assertThat(listed).containsNoDuplicates();
  }

  /** The line as the catalogue would have it. */
  private static String written(Line line) {
    if (line.place().equals("SETTING")) {
      return TrainSettings.ALL.stream()
          .filter(spec -> spec.name().equals(line.name()))
          .map(spec -> argument(spec, line))
          .findFirst()
          .orElse("no such setting");
    }
    Optional<Entry> entry = Catalog.find(Family.valueOf(line.place()), line.name());
    assertWithMessage(line.name()).that(entry).isPresent();
    return entry.get().arguments().stream()
        .map(spec -> argument(spec, line))
        .collect(Collectors.joining(", ", line.name() + "(", ")"));
  }

  /** An argument, with its default as the line writes it if it is the same number. */
  private static String argument(ArgumentSpec spec, Line line) {
    return spec.name() + spec.fallback().map(value -> "=" + asIn(line, spec, value)).orElse("");
  }

  private static String asIn(Line line, ArgumentSpec spec, String value) {
    return Stream.of(line.text().split("[(), ]+"))
        .filter(part -> part.startsWith(spec.name() + "="))
        .map(part -> part.substring(spec.name().length() + 1))
        .filter(listed -> isSameNumber(listed, value))
        .findFirst()
        .orElse(value);
  }

  private static boolean isSameNumber(String one, String other) {
    String number = "-?[0-9.]+(e-?[0-9]+)?";
    return one.matches(number)
        && other.matches(number)
        && Double.parseDouble(one) == Double.parseDouble(other);
  }

  private static Optional<String> explanation(Line line) {
    String name = line.name();
    return switch (line.place()) {
      case "SETTING" -> Elsewhere.setting(name);
      case "ARGUMENT" -> Elsewhere.argument(name);
      default -> {
        Family family = Family.valueOf(line.place());
        yield Elsewhere.unfit(family, name).or(() -> Elsewhere.otherwise(family, name));
      }
    };
  }

  /** What the compiler says of a model with the name. */
  private static List<Diagnostic> faults(Line line) {
    String name = line.name();
    String model =
        """
        autoencoder Tiny {
          input(4);
          layer code = dense(2%s);
          %s
          layer output = dense(4) tied_to code;
          train { %s }
        }
        """
            .formatted(
                switch (line.place()) {
                  case "ARGUMENT" -> ", " + name + " = 1";
                  case "CONSTRAINT" -> ", kernel_constraint = " + name;
                  default -> "";
                },
                line.place().equals("LAYER") ? "layer other = " + name + ";" : "",
                switch (line.place()) {
                  case "LOSS" -> "loss = " + name + ";";
                  case "CALLBACK" -> "callbacks = [" + name + "];";
                  case "SETTING" -> name + " = 1;";
                  default -> "";
                });
    return Compiler.check(CompileRequest.of(SourceFile.of("tiny.ae", model))).diagnostics();
  }
}
