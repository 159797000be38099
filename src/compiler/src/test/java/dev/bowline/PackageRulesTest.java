package dev.bowline;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The row of rooms: which package may import which. A room always may import itself. */
class PackageRulesTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/bowline");
  private static final String ROOT = "<root>";
  private static final String ANTLR = "org.antlr.";
  private static final String JAVAPOET = "com.palantir.javapoet.";

  /** Every room, in the order of the work; what is not named here may not be there. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("source", Set.of()),
          Map.entry("diagnostic", Set.of("source")),
          Map.entry("ast", Set.of("source")),
          Map.entry("syntax", Set.of("ast", "diagnostic", "source", ANTLR)),
          Map.entry("layout", Set.of()),
          Map.entry("print", Set.of("ast", "source", "layout")),
          Map.entry("format", Set.of("syntax", "layout", "diagnostic", "source")),
          Map.entry("dsl", Set.of("ast", "source", ROOT)),
          Map.entry("expr", Set.of()),
          Map.entry("catalog", Set.of("expr")),
          Map.entry("model", Set.of("catalog", "source")),
          Map.entry("check", Set.of("ast", "catalog", "model", "diagnostic", "source")),
          Map.entry("plan", Set.of("model", "catalog", "expr")),
          // The plan carries the model along: names and sizes are spelled from it.
          Map.entry("codegen", Set.of("plan", "model", "catalog", "expr", JAVAPOET)),
          Map.entry("memory", everyRoom()),
          Map.entry(ROOT, everyRoom()));

  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern ROOM = Pattern.compile("dev\\.bowline\\.([a-z]+)\\..*");

  /** Names written in full are imports that hide. */
  private static final Pattern IN_FULL =
      Pattern.compile("(?<![\\w.\"])dev\\.bowline\\.[a-z]+\\.[A-Z]\\w*");

  private static Set<String> everyRoom() {
    return Set.of(
        ROOT,
        "source",
        "diagnostic",
        "ast",
        "syntax",
        "layout",
        "print",
        "format",
        "dsl",
        "expr",
        "catalog",
        "model",
        "check",
        "plan",
        "codegen",
        "memory");
  }

  @Test
  void noRoomImportsWhatItMayNot() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : javaFiles()) {
      String room = room(file);
      Set<String> allowed = ALLOWED.getOrDefault(room, Set.of());
      for (String imported : imports(Files.readString(file))) {
        Optional<String> other = restricted(imported);
        if (other.isPresent() && !other.get().equals(room) && !allowed.contains(other.get())) {
          wrong.add(SOURCES.relativize(file) + " imports " + imported);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void theTableNamesEveryRoom() throws IOException {
    Set<String> rooms = new TreeSet<>();
    for (Path file : javaFiles()) {
      rooms.add(room(file));
    }
    assertThat(ALLOWED.keySet()).containsExactlyElementsIn(rooms);
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    for (Path file : javaFiles()) {
      Path info = file.resolveSibling("package-info.java");
      assertWithMessage("%s", info).that(Files.exists(info)).isTrue();
    }
  }

  @Test
  void aForbiddenImportWouldBeFound() {
    assertThat(imports("import dev.bowline.check.Checker;\nimport java.util.List;\n"))
        .containsExactly("dev.bowline.check.Checker", "java.util.List");
    assertThat(imports("  dev.bowline.plan.Loop loop;")).containsExactly("dev.bowline.plan.Loop");
    assertThat(restricted("dev.bowline.check.Checker")).hasValue("check");
    assertThat(restricted("dev.bowline.catalog.Symbols.X")).hasValue("catalog");
    assertThat(restricted("dev.bowline.Compiler")).hasValue(ROOT);
    assertThat(restricted("org.antlr.v4.runtime.Lexer")).hasValue(ANTLR);
    assertThat(restricted("java.util.List")).isEmpty();
  }

  private static List<Path> javaFiles() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static String room(Path file) {
    Path inside = SOURCES.relativize(file);
    return inside.getNameCount() == 1 ? ROOT : inside.getName(0).toString();
  }

  private static List<String> imports(String source) {
    List<String> found = new ArrayList<>();
    IMPORT.matcher(source).results().forEach(match -> found.add(match.group(1)));
    String code =
        source.replaceAll("(?m)^(import|package) .*$", "").replaceAll("(?s)/\\*.*?\\*/", "");
    IN_FULL.matcher(code).results().forEach(match -> found.add(match.group()));
    return found;
  }

  /** The room or the library that an import is of, if there is a rule for it. */
  private static Optional<String> restricted(String imported) {
    if (imported.startsWith(ANTLR)) {
      return Optional.of(ANTLR);
    }
    if (imported.startsWith(JAVAPOET)) {
      return Optional.of(JAVAPOET);
    }
    Matcher room = ROOM.matcher(imported);
    // The runtime is another module: what is imported from it is the compiler's dependency.
    if (room.matches()) {
      return Optional.of(room.group(1)).filter(name -> !name.equals("runtime"));
    }
    return imported.startsWith("dev.bowline.") ? Optional.of(ROOT) : Optional.empty();
  }
}
