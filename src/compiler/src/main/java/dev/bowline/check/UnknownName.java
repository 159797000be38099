package dev.bowline.check;

import dev.bowline.catalog.Elsewhere;
import dev.bowline.catalog.Family;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.source.Span;
import java.util.Optional;
import java.util.function.Supplier;

/** What is said of a name that a family lacks. */
final class UnknownName {
  private UnknownName() {}

  /**
   * The fault.
   *
   * @param code for a name that means nothing
   * @param suggestion what to write instead where nothing better is known
   */
  static Diagnostic fault(
      Code code, Family family, String name, Span span, Supplier<Optional<String>> suggestion) {
    String what = family.title() + " " + Quote.of(name);
    Optional<String> unfit = Elsewhere.unfit(family, name);
    if (unfit.isPresent()) {
      return Diagnostic.of(Code.AE615, span, "the " + what + " is not for dense autoencoders")
          .help(unfit);
    }
    Diagnostic unknown =
        Diagnostic.of(code, span, "unknown " + what)
            .help(Elsewhere.otherwise(family, name).or(suggestion));
    Optional<String> other = Described.name(name);
    return other.isPresent() ? unknown.labelled("this is " + other.get()) : unknown;
  }
}
