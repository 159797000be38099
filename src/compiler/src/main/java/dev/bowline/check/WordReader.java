package dev.bowline.check;

import dev.bowline.ast.Name;
import dev.bowline.ast.Value;
import dev.bowline.catalog.ArgumentType;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.diagnostic.Suggest;

/** Reads one of a few words. */
final class WordReader {
  private final Reporter reporter;

  WordReader(Reporter reporter) {
    this.reporter = reporter;
  }

  Reading read(Place place, ArgumentType.Word type) {
    if (place.held() instanceof Value.Reference reference) {
      return word(place, reference.name(), type);
    }
    if (place.held() instanceof Value.Text text) {
      Diagnostic fault =
          place.fault(
              Code.AE508, place.what() + " wants " + Described.wanted(type) + ", not a text");
      reporter.report(
          type.words().contains(text.text())
              ? fault.help("write " + Quote.of(text.text()) + " without quotes")
              : fault,
          place.cause());
      return Reading.FAULTY;
    }
    reporter.report(place.wrongKind(type), place.cause());
    return Reading.FAULTY;
  }

  private Reading word(Place place, Name name, ArgumentType.Word type) {
    if (type.words().contains(name.text())) {
      return new Reading.Known(name.text());
    }
    reporter.report(
        place
            .fault(
                Code.AE202,
                place.what()
                    + " wants "
                    + Described.wanted(type)
                    + ", not "
                    + Quote.of(name.text()))
            .help(Suggest.help(name.text(), type.words().stream())),
        place.cause());
    return Reading.FAULTY;
  }
}
