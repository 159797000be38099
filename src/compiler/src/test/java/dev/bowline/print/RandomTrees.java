package dev.bowline.print;

import dev.bowline.ast.Argument;
import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.Call;
import dev.bowline.ast.ConstDecl;
import dev.bowline.ast.Doc;
import dev.bowline.ast.InputDecl;
import dev.bowline.ast.LayerDecl;
import dev.bowline.ast.Member;
import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Name;
import dev.bowline.ast.PackageDecl;
import dev.bowline.ast.Setting;
import dev.bowline.ast.Tie;
import dev.bowline.ast.TrainDecl;
import dev.bowline.ast.Value;
import dev.bowline.source.SourceFile;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Trees as wild as the grammar allows; the same ones for the same seed. */
public final class RandomTrees {
  private static final Span NOWHERE = new Span(SourceFile.of("nowhere", ""), 0, 0);
  private static final String[] WORDS = {
    "a",
    "b_2",
    "_",
    "dense",
    "package",
    "const",
    "autoencoder",
    "input",
    "layer",
    "tied_to",
    "train",
    "x".repeat(255)
  };
  private static final String[] NUMBERS = {"0", "32", "007", "0.5", ".5", "5.", "1e-3", "2.50E+7"};
  private static final String[] TEXTS = {
    "", "log.csv", "a \"b\"", "\\", "C:\\x", "/* */", "// x", "\u00e9\t\uD83E\uDEA2"
  };
  private static final String[] DOC_LINES = {
    "",
    "words",
    "  indented",
    "* star",
    "*",
    "**",
    "/",
    "/*",
    "ends *",
    "\u00e9 \uD83E\uDEA2",
    "\\u"
  };

  private final SplittableRandom random;

  public RandomTrees(long seed) {
    random = new SplittableRandom(seed);
  }

  public ModelFile file() {
    Optional<PackageDecl> line =
        maybe(() -> new PackageDecl(some(1, 3, () -> name(WORDS)), NOWHERE));
    return new ModelFile(
        line,
        some(0, 3, () -> new ConstDecl(name(WORDS), value(4), NOWHERE)),
        some(0, 3, this::autoencoder),
        NOWHERE);
  }

  private AutoencoderDecl autoencoder() {
    return new AutoencoderDecl(doc(), name(WORDS), some(0, 6, this::member), NOWHERE);
  }

  private Member member() {
    return switch (random.nextInt(5)) {
      case 0 -> new InputDecl(NOWHERE, arguments(2), NOWHERE);
      case 1 -> new Setting(name("bottleneck", "const", "true", "tied_to"), value(2), NOWHERE);
      case 2 -> new TrainDecl(NOWHERE, some(0, 4, this::setting), NOWHERE);
      default ->
          new LayerDecl(
              doc(),
              name("none", "code", "layer"),
              call(3),
              maybe(() -> new Tie(name(WORDS), NOWHERE)),
              NOWHERE);
    };
  }

  private Setting setting() {
    return new Setting(name("loss", "input", "layer", "train", "false"), value(3), NOWHERE);
  }

  private Value value(int depth) {
    return switch (random.nextInt(depth > 0 ? 10 : 5)) {
      case 0 -> new Value.Number(pick(NUMBERS), NOWHERE);
      case 1 -> new Value.Reference(name(WORDS), NOWHERE);
      case 2 -> new Value.Flag(random.nextBoolean(), NOWHERE);
      case 3 -> new Value.None(NOWHERE);
      case 4 -> new Value.Text(pick(TEXTS), NOWHERE);
      case 5 -> new Value.Invocation(call(depth - 1), NOWHERE);
      case 6 -> new Value.Sequence(some(0, 3, () -> value(depth - 1)), NOWHERE);
      case 7 -> new Value.Negation(value(depth - 1), NOWHERE);
      default -> {
        Value.Operator operator = pick(Value.Operator.values());
        yield new Value.Arithmetic(operator, value(depth - 1), value(depth - 1), NOWHERE);
      }
    };
  }

  private Call call(int depth) {
    return new Call(name(WORDS), arguments(depth), NOWHERE);
  }

  private List<Argument> arguments(int depth) {
    Stream<Argument> positional =
        some(0, 2, () -> new Argument(Optional.empty(), value(depth), NOWHERE)).stream();
    Stream<Argument> named =
        some(0, 2, () -> new Argument(Optional.of(name(WORDS)), value(depth), NOWHERE)).stream();
    return Stream.concat(positional, named).toList();
  }

  private Optional<Doc> doc() {
    return maybe(() -> new Doc(String.join("\n", some(1, 4, () -> pick(DOC_LINES))), NOWHERE))
        .filter(doc -> !doc.text().isEmpty());
  }

  private Name name(String... words) {
    return new Name(pick(words), NOWHERE);
  }

  private <T> Optional<T> maybe(Supplier<T> one) {
    return random.nextBoolean() ? Optional.of(one.get()) : Optional.empty();
  }

  private <T> List<T> some(int least, int most, Supplier<T> one) {
    return Stream.generate(one).limit(random.nextInt(least, most + 1)).toList();
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
