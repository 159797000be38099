package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Name;
import dev.bowline.ast.Value;
import dev.bowline.catalog.ArgumentType;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Entry;
import dev.bowline.catalog.Family;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.diagnostic.Suggest;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the name of something in the catalogue, perhaps with arguments. */
final class ChoiceReader {
  private final Consts consts;
  private final CallReader calls;
  private final Reporter reporter;

  ChoiceReader(Consts consts, CallReader calls, Reporter reporter) {
    this.consts = consts;
    this.calls = calls;
    this.reporter = reporter;
  }

  CallReader calls() {
    return calls;
  }

  Reading read(Place place, ArgumentType.Named type) {
    Value held = place.held();
    if (held instanceof Value.Reference reference) {
      return choose(place, reference.name(), List.of(), reference.span(), type.family());
    }
    if (held instanceof Value.Invocation invocation) {
      return choose(
          place,
          invocation.call().name(),
          invocation.call().arguments(),
          invocation.call().span(),
          type.family());
    }
    if (held instanceof Value.Text text) {
      reporter.report(quoted(place, text.text(), type.family()), place.cause());
      return Reading.FAULTY;
    }
    reporter.report(place.wrongKind(type), place.cause());
    return Reading.FAULTY;
  }

  private Reading choose(
      Place place, Name name, List<Argument> arguments, Span call, Family family) {
    Optional<Entry> entry = Catalog.find(family, name.text());
    if (entry.isEmpty()) {
      reporter.report(unknown(place, name, family), name.span());
      return Reading.FAULTY;
    }
    Bound bound = calls.read(name, arguments, call, Signature.of(entry.get()));
    return bound.complete()
        ? new Reading.Known(new Choice<>(entry.get(), bound.arguments()))
        : Reading.FAULTY;
  }

  private Diagnostic unknown(Place place, Name name, Family family) {
    boolean direct = place.written() == place.held();
    Span span = direct ? name.span() : place.written().span();
    Diagnostic fault =
        UnknownName.fault(
            Code.AE202, family, name.text(), span, () -> suggestion(name.text(), family));
    return direct ? fault : fault.with(name.span(), "the name comes from here");
  }

  /** A near name, be it a const's; failing that, all names of the family. */
  private Optional<String> suggestion(String name, Family family) {
    Stream<String> legal = Stream.concat(Catalog.names(family), consts.names());
    return Suggest.help(name, legal)
        .or(() -> Suggest.helpOrAll(name, Catalog.names(family).toList()));
  }

  private static Diagnostic quoted(Place place, String text, Family family) {
    Diagnostic fault =
        place.fault(
            Code.AE508,
            place.what() + " wants the name of " + Described.a(family) + ", not a text");
    return Catalog.find(family, text).isPresent()
        ? fault.help("write " + Quote.of(text) + " without quotes")
        : fault.help(Suggest.help(text, Catalog.names(family)));
  }
}
