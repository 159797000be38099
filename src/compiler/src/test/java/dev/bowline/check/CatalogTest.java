package dev.bowline.check;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.bowline.CompileRequest;
import dev.bowline.Compiler;
import dev.bowline.ast.Argument;
import dev.bowline.catalog.ArgumentSpec;
import dev.bowline.catalog.ArgumentType;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.LayerKind;
import dev.bowline.catalog.Range;
import dev.bowline.catalog.TrainSettings;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.model.Model;
import dev.bowline.plan.Target;
import dev.bowline.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the checker takes from the catalogue is there for every entry, also for new ones. */
class CatalogTest {
  private final Trees trees = new Trees();

  @Test
  void everyDefaultIsAValueOfItsType() {
    Stream<ArgumentSpec> arguments =
        Stream.of(Family.values())
            .flatMap(family -> Catalog.of(family).stream())
            .map(Entry.class::cast)
            .flatMap(entry -> entry.arguments().stream());
    Stream.concat(arguments, TrainSettings.ALL.stream())
        .filter(spec -> spec.fallback().isPresent())
        .forEach(
            spec ->
                assertWithMessage(spec.name())
                    .that(Defaults.of(spec).isPresent())
                    .isEqualTo(!spec.fallback().get().equals(Defaults.NONE)));
  }

  @Test
  void everyTypeHasAPhrase() {
    List<ArgumentType> types =
        List.of(
            new ArgumentType.Real(Range.ANY),
            new ArgumentType.RealOr(Range.POSITIVE, Family.SCHEDULE),
            new ArgumentType.Whole(Range.SIZE),
            new ArgumentType.Flag(),
            new ArgumentType.FlagOr("batch"),
            new ArgumentType.Named(Family.LOSS),
            new ArgumentType.Word(List.of("min")),
            new ArgumentType.WholeOr(Range.SIZE, "epoch"),
            new ArgumentType.Text(),
            new ArgumentType.Reported(),
            new ArgumentType.Many(new ArgumentType.Flag()));
    assertThat(types.stream().map(Object::getClass).toList())
        .containsExactlyElementsIn(ArgumentType.class.getPermittedSubclasses());
    types.forEach(type -> assertThat(Described.wanted(type)).isNotEmpty());
  }

  @Test
  void everyKindOfLayerIsBuilt() {
    for (Entry entry : Catalog.of(Family.LAYER)) {
      LayerKind kind = (LayerKind) entry;
      Diagnostics diagnostics = new Diagnostics();
      Argument[] arguments =
          kind == Catalog.RESHAPE
              ? new Argument[] {trees.argument(trees.number("1"))}
              : kind.arguments().stream()
                  .filter(spec -> spec.fallback().isEmpty())
                  .map(
                      spec ->
                          trees.argument(
                              spec.name(),
                              spec.type() instanceof ArgumentType.Named
                                  ? trees.reference("relu")
                                  : spec.type() instanceof ArgumentType.Whole
                                      ? trees.number("1")
                                      : trees.number("0.5")))
                  .toArray(Argument[]::new);
      List<Model> models =
          Checker.check(
              trees.file(
                  List.of(),
                  trees.input(trees.argument(trees.number("1"))),
                  trees.layer("only", kind.name(), arguments)),
              "",
              Map.of(),
              diagnostics);
      assertWithMessage(kind.name()).that(diagnostics.hasErrors()).isFalse();
      assertThat(models.get(0).layers().get(0).kind()).isEqualTo(kind.name());
    }
  }

  @Test
  void noModelCanTakeANameThatItsClassUses() {
    String source =
        Compiler.compile(
                CompileRequest.of(
                        SourceFile.of(
                            "tiny.ae",
                            """
                        autoencoder Tiny {
                          input(4, scaling = standard);
                          layer noise = dropout(0.1);
                          layer code = dense(2);
                          layer output = dense tied_to code;
                        }
                        """))
                    .with(Set.of(Target.VECTOR)))
            .classes()
            .get(0)
            .source();
    List<String> used =
        Stream.of("import [\\w.]+\\.(\\w+);", "(?:class|record|interface|enum) (\\w+)")
            .flatMap(pattern -> Pattern.compile(pattern).matcher(source).results())
            .map(match -> match.group(1))
            .filter(name -> !name.equals("Tiny"))
            .distinct()
            .toList();
    assertThat(used).contains("Autoencoder");
    assertThat(TakenNames.CLASSES).containsAtLeastElementsIn(used);
  }
}
