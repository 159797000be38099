package dev.bowline.check;

import dev.bowline.ast.Value;
import dev.bowline.catalog.ArgumentType;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Family;
import dev.bowline.catalog.Range;
import dev.bowline.diagnostic.Alternatives;
import dev.bowline.diagnostic.Quote;
import java.util.Optional;
import java.util.stream.Stream;

/** What messages call values, and what a place wants. */
final class Described {
  private Described() {}

  /** Such as {@code a number} or {@code `relu`, an activation}. */
  static String value(Value value) {
    if (value instanceof Value.Flag flag) {
      return flag.on() ? "`true`" : "`false`";
    }
    if (value instanceof Value.None) {
      return "`none`";
    }
    if (value instanceof Value.Text) {
      return "a text";
    }
    if (value instanceof Value.Sequence) {
      return "a list";
    }
    if (value instanceof Value.Reference reference) {
      return nameOrCall(reference.name().text());
    }
    if (value instanceof Value.Invocation invocation) {
      return nameOrCall(invocation.call().name().text());
    }
    return "a number";
  }

  private static String nameOrCall(String name) {
    return Quote.of(name) + name(name).map(what -> ", " + what).orElse("");
  }

  /** What a name of the catalogue is, such as {@code an activation}. */
  static Optional<String> name(String name) {
    return Stream.of(Family.values())
        .filter(family -> Catalog.find(family, name).isPresent())
        .map(Described::a)
        .findFirst();
  }

  /** Such as {@code an activation}. */
  static String a(Family family) {
    return ("aeiou".indexOf(family.title().charAt(0)) >= 0 ? "an " : "a ") + family.title();
  }

  /** What a place takes, such as {@code a whole number}. */
  static String wanted(ArgumentType type) {
    if (type instanceof ArgumentType.Real) {
      return "a number";
    }
    if (type instanceof ArgumentType.RealOr either) {
      return "a number or " + a(either.family());
    }
    if (type instanceof ArgumentType.Whole) {
      return "a whole number";
    }
    if (type instanceof ArgumentType.Flag) {
      return "`true` or `false`";
    }
    if (type instanceof ArgumentType.FlagOr either) {
      return "`true`, `false` or " + Quote.of(either.word());
    }
    if (type instanceof ArgumentType.Named named) {
      return a(named.family());
    }
    if (type instanceof ArgumentType.Word word) {
      return Alternatives.quoted(word.words());
    }
    if (type instanceof ArgumentType.WholeOr either) {
      return "a whole number or " + Quote.of(either.word());
    }
    if (type instanceof ArgumentType.Text) {
      return "a text in quotes";
    }
    if (type instanceof ArgumentType.Reported) {
      return "the name of a reported value";
    }
    if (type instanceof ArgumentType.Many) {
      return "a list in brackets";
    }
    throw new AssertionError(type);
  }

  /** Such as {@code must be at least 1}. */
  static String range(Range range) {
    return "must be " + range.text();
  }
}
