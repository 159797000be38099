package dev.bowline.check;

import dev.bowline.ast.Value;
import dev.bowline.catalog.ArgumentType;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.source.Span;
import java.util.Optional;

/**
 * Where a value is wanted.
 *
 * @param what the place in words, such as {@code `units`}
 * @param written what stands there
 * @param held the same, or what its const holds in the end
 */
record Place(String what, Value written, Value held, Optional<String> fallback) {
  /** Where the value really comes from. */
  Span cause() {
    return held.span();
  }

  Diagnostic fault(Code code, String message) {
    Diagnostic fault = Diagnostic.of(code, written.span(), message);
    return written == held ? fault : fault.with(held.span(), "the value comes from here");
  }

  Diagnostic wrongKind(ArgumentType type) {
    Diagnostic fault =
        fault(
            Code.AE507,
            what + " wants " + Described.wanted(type) + ", not " + Described.value(held));
    return held instanceof Value.None && fallback.isPresent()
        ? fault.help("leave it out for the default, " + Quote.of(fallback.get()))
        : fault;
  }
}
