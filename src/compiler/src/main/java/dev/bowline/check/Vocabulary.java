package dev.bowline.check;

import dev.bowline.catalog.ArgumentSpec;
import dev.bowline.catalog.ArgumentType;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.TrainSettings;
import java.util.stream.Stream;

/** Every name that means something somewhere without being declared. */
final class Vocabulary {
  private Vocabulary() {}

  static boolean has(String name) {
    return names().anyMatch(name::equals);
  }

  /** The catalogue's entries, then the words that arguments and settings take. */
  static Stream<String> names() {
    Stream<ArgumentSpec> arguments =
        Stream.of(Family.values())
            .flatMap(f -> Catalog.of(f).stream())
            .flatMap(e -> e.arguments().stream());
    Stream<String> words =
        Stream.concat(arguments, TrainSettings.ALL.stream()).flatMap(spec -> words(spec.type()));
    return Stream.concat(Catalog.names(), words);
  }

  private static Stream<String> words(ArgumentType type) {
    if (type instanceof ArgumentType.WholeOr either) {
      return Stream.of(either.word());
    }
    if (type instanceof ArgumentType.FlagOr either) {
      return Stream.of(either.word());
    }
    return type instanceof ArgumentType.Word word ? word.words().stream() : Stream.empty();
  }
}
