package dev.bowline.check;

import dev.bowline.ast.Value;
import dev.bowline.catalog.ArgumentType;
import dev.bowline.catalog.Catalog;
import dev.bowline.catalog.Family;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.diagnostic.Suggest;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the name of a value that a training may report; an alias of a loss stands for its name. */
final class ReportedReader {
  static final String VALIDATION = "val_";
  static final String LOSS = "loss";
  static final String RATE = "learning_rate";

  private final Reporter reporter;

  ReportedReader(Reporter reporter) {
    this.reporter = reporter;
  }

  Reading read(Place place) {
    ArgumentType type = new ArgumentType.Reported();
    if (place.held() instanceof Value.Reference reference) {
      Optional<String> name = known(reference.name().text());
      if (name.isPresent()) {
        return new Reading.Known(name.get());
      }
      reporter.report(
          place
              .fault(
                  Code.AE202,
                  place.what()
                      + " wants the name of a reported value, not "
                      + Quote.of(reference.name().text()))
              .help(Suggest.help(reference.name().text(), all())),
          place.cause());
      return Reading.FAULTY;
    }
    if (place.held() instanceof Value.Text text) {
      Diagnostic fault =
          place.fault(Code.AE508, place.what() + " wants the name of a reported value, not a text");
      reporter.report(
          known(text.text()).isPresent()
              ? fault.help("write " + Quote.of(text.text()) + " without quotes")
              : fault,
          place.cause());
      return Reading.FAULTY;
    }
    reporter.report(place.wrongKind(type), place.cause());
    return Reading.FAULTY;
  }

  private static Optional<String> known(String name) {
    boolean validation = name.startsWith(VALIDATION);
    String rest = validation ? name.substring(VALIDATION.length()) : name;
    if (rest.equals(LOSS) || name.equals(RATE)) {
      return Optional.of(name);
    }
    return Catalog.find(Family.LOSS, rest)
        .map(loss -> (validation ? VALIDATION : "") + loss.name());
  }

  private static Stream<String> all() {
    return Stream.concat(Stream.of(LOSS), Catalog.names(Family.LOSS))
        .flatMap(name -> Stream.of(name, VALIDATION + name));
  }
}
