package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Name;
import dev.bowline.catalog.ArgumentSpec;
import dev.bowline.catalog.ArgumentType;
import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Range;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives each argument of a call its name and its value. */
final class CallReader {
  private static final ArgumentType.Whole SIZE = new ArgumentType.Whole(Range.SIZE);

  private final ValueReader values;
  private final Reporter reporter;

  CallReader(ValueReader values, Reporter reporter) {
    this.values = values;
    this.reporter = reporter;
  }

  /**
   * Reads a call's arguments.
   *
   * @param name the name of what is called
   * @param call the place of the whole call
   */
  Bound read(Name name, List<Argument> arguments, Span call, Signature signature) {
    ArgumentNames names = new ArgumentNames(name, signature, reporter);
    arguments.forEach(names::add);
    boolean complete = !names.faulty();
    Map<String, Object> read = new LinkedHashMap<>();
    for (ArgumentSpec spec : signature.specs()) {
      Argument written = names.named().get(spec.name());
      if (written == null) {
        complete &= given(name, call, spec);
        Defaults.of(spec).ifPresent(value -> read.put(spec.name(), value));
        continue;
      }
      Reading reading = values.read(written.value(), spec);
      if (reading instanceof Reading.Known known) {
        read.put(spec.name(), known.value());
      } else if (reading instanceof Reading.Faulty) {
        complete = false;
        Defaults.of(spec).ifPresent(value -> read.put(spec.name(), value));
      }
    }
    Optional<List<Integer>> sizes = sizes(name, call, names, signature);
    return new Bound(
        new Arguments(read), Map.copyOf(names.named()), sizes, complete && sizes.isPresent());
  }

  /** Whether an argument may be missing. */
  private boolean given(Name name, Span call, ArgumentSpec spec) {
    if (spec.fallback().isPresent()) {
      return true;
    }
    reporter.report(
        Diagnostic.of(Code.AE502, call, Quote.of(name.text()) + " needs " + Quote.of(spec.name()))
            .help("write `%s(%s = ...)`: %s".formatted(name.text(), spec.name(), spec.meaning())));
    return false;
  }

  private Optional<List<Integer>> sizes(
      Name name, Span call, ArgumentNames names, Signature signature) {
    if (signature.variadic().isEmpty()) {
      return Optional.of(List.of());
    }
    List<Argument> unnamed = names.unnamed();
    if (unnamed.isEmpty() && names.faulty()) {
      // They may well be among the arguments that nobody knows.
      return Optional.empty();
    }
    if (unnamed.isEmpty()) {
      reporter.report(
          Diagnostic.of(Code.AE502, call, Quote.of(name.text()) + " needs at least one size")
              .help("write `%s(...)` with the size of each axis".formatted(name.text())));
      return Optional.empty();
    }
    List<Integer> sizes = new ArrayList<>();
    for (Argument argument : unnamed) {
      String what = "a size of " + Quote.of(name.text());
      if (values.readSize(argument.value(), what, SIZE) instanceof Reading.Known known) {
        sizes.add(Math.toIntExact((Long) known.value()));
      }
    }
    return sizes.size() == unnamed.size() ? Optional.of(sizes) : Optional.empty();
  }
}
