package dev.bowline.check;

import dev.bowline.ast.Value;
import dev.bowline.catalog.ArgumentSpec;
import dev.bowline.catalog.ArgumentType;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Family;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a value as the type that its place wants. */
final class ValueReader {
  private final Consts consts;
  private final Reporter reporter;
  private final NumberReader numbers;
  private final ChoiceReader choices;

  ValueReader(Consts consts, Reporter reporter) {
    this.consts = consts;
    this.reporter = reporter;
    this.numbers = new NumberReader(new Arithmetic(consts, reporter), reporter);
    this.choices = new ChoiceReader(consts, new CallReader(this, reporter), reporter);
  }

  CallReader calls() {
    return choices.calls();
  }

  /** Reads the value given for an argument or a setting. */
  Reading read(Value value, ArgumentSpec spec) {
    Optional<Value> held = consts.resolve(value);
    if (held.isEmpty()) {
      return Reading.FAULTY;
    }
    if (spec.optional() && held.get() instanceof Value.None) {
      return Reading.NOTHING;
    }
    return read(new Place(Quote.of(spec.name()), value, held.get(), spec.fallback()), spec.type());
  }

  /** Reads a whole number that has no name of its own, such as one of a shape. */
  Reading readSize(Value value, String what, ArgumentType.Whole type) {
    Optional<Value> held = consts.resolve(value);
    return held.isEmpty()
        ? Reading.FAULTY
        : read(new Place(what, value, held.get(), Optional.empty()), type);
  }

  private Reading read(Place place, ArgumentType type) {
    if (type instanceof ArgumentType.Real real) {
      return numbers.real(place, real);
    }
    if (type instanceof ArgumentType.RealOr either) {
      return names(place.held(), either.family())
          ? choices.read(place, new ArgumentType.Named(either.family()))
          : numbers.real(place, new ArgumentType.Real(either.range()));
    }
    if (type instanceof ArgumentType.Whole whole) {
      return numbers.whole(place, whole);
    }
    if (type instanceof ArgumentType.Flag) {
      return flag(place, type);
    }
    if (type instanceof ArgumentType.FlagOr either) {
      return place.held() instanceof Value.Reference word
              && word.name().text().equals(either.word())
          ? new Reading.Known(either.word())
          : flag(place, type);
    }
    if (type instanceof ArgumentType.Word word) {
      return new WordReader(reporter).read(place, word);
    }
    if (type instanceof ArgumentType.WholeOr either) {
      return place.held() instanceof Value.Reference word
              && word.name().text().equals(either.word())
          ? new Reading.Known(either.word())
          : numbers.whole(place, new ArgumentType.Whole(either.range()));
    }
    if (type instanceof ArgumentType.Text) {
      return place.held() instanceof Value.Text text
          ? new Reading.Known(text.text())
          : wrongKind(place, type);
    }
    if (type instanceof ArgumentType.Reported) {
      return new ReportedReader(reporter).read(place);
    }
    if (type instanceof ArgumentType.Named named) {
      return choices.read(place, named);
    }
    if (type instanceof ArgumentType.Many many) {
      return list(place, many);
    }
    throw new AssertionError(type);
  }

  /** A flag where this is wanted. */
  private Reading flag(Place place, ArgumentType wanted) {
    return place.held() instanceof Value.Flag flag
        ? new Reading.Known(flag.on())
        : wrongKind(place, wanted);
  }

  private static boolean names(Value held, Family family) {
    return held instanceof Value.Invocation
        || held instanceof Value.Reference reference
            && Catalog.find(family, reference.name().text()).isPresent();
  }

  private Reading list(Place place, ArgumentType.Many type) {
    if (!(place.held() instanceof Value.Sequence sequence)) {
      Diagnostic fault = place.wrongKind(type);
      reporter.report(
          place.written() instanceof Value.Reference single
              ? fault.help("write " + Quote.of("[" + single.name().text() + "]"))
              : fault);
      return Reading.FAULTY;
    }
    List<Object> items = new ArrayList<>();
    boolean faulty = false;
    for (Value item : sequence.items()) {
      Optional<Value> held = consts.resolve(item);
      Reading reading =
          held.isEmpty()
              ? Reading.FAULTY
              : read(
                  new Place("an item of " + place.what(), item, held.get(), Optional.empty()),
                  type.item());
      if (reading instanceof Reading.Known known) {
        items.add(known.value());
      } else {
        faulty = true;
      }
    }
    return faulty ? Reading.FAULTY : new Reading.Known(List.copyOf(items));
  }

  private Reading wrongKind(Place place, ArgumentType type) {
    Diagnostic fault = place.wrongKind(type);
    boolean quoted =
        place.held() instanceof Value.Text text
            && (text.text().equals("true") || text.text().equals("false"));
    reporter.report(
        quoted
            ? fault.help(
                "write " + Quote.of(((Value.Text) place.held()).text()) + " without quotes")
            : fault,
        place.cause());
    return Reading.FAULTY;
  }
}
