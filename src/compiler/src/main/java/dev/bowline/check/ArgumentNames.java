package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Name;
import dev.bowline.catalog.ArgumentSpec;
import dev.bowline.catalog.Elsewhere;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.diagnostic.Suggest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds out which argument is which. */
final class ArgumentNames {
  private final Name call;
  private final Signature signature;
  private final Reporter reporter;
  private final Map<String, Argument> named = new LinkedHashMap<>();
  private final List<Argument> unnamed = new ArrayList<>();
  private int position;
  private boolean faulty;

  ArgumentNames(Name call, Signature signature, Reporter reporter) {
    this.call = call;
    this.signature = signature;
    this.reporter = reporter;
  }

  Map<String, Argument> named() {
    return named;
  }

  /** The ones without a name, for a call that takes any number of them. */
  List<Argument> unnamed() {
    return unnamed;
  }

  boolean faulty() {
    return faulty;
  }

  void add(Argument argument) {
    if (argument.name().isPresent()) {
      named(argument, argument.name().get());
    } else if (signature.variadic().isPresent()) {
      unnamed.add(argument);
    } else if (position < signature.specs().size()) {
      put(signature.specs().get(position++).name(), argument);
    } else {
      // One error for all that are too many.
      if (position++ == signature.specs().size()) {
        fault(tooMany(argument));
      }
      faulty = true;
    }
  }

  private void named(Argument argument, Name name) {
    if (signature.find(name.text()).isPresent()) {
      put(name.text(), argument);
      return;
    }
    Diagnostic fault =
        Diagnostic.of(
            Code.AE501,
            name.span(),
            "%s has no argument %s".formatted(Quote.of(call.text()), Quote.of(name.text())));
    boolean sizes = signature.variadic().filter(name.text()::equals).isPresent();
    fault(
        sizes
            ? fault.help("write the numbers alone: `%s(28, 28)`".formatted(call.text()))
            : fault.help(
                Elsewhere.argument(name.text())
                    .or(() -> Suggest.helpOrAll(name.text(), signature.names()))));
  }

  private void put(String name, Argument argument) {
    Argument first = named.putIfAbsent(name, argument);
    if (first != null) {
      fault(
          Diagnostic.of(
                  Code.AE503,
                  argument.name().map(Name::span).orElse(argument.span()),
                  "%s is given twice".formatted(Quote.of(name)))
              .with(first.span(), "first given here"));
    }
  }

  private Diagnostic tooMany(Argument argument) {
    Diagnostic fault =
        Diagnostic.of(
            Code.AE504, argument.span(), "too many arguments for " + Quote.of(call.text()));
    if (signature.specs().isEmpty()) {
      return fault.help("%s takes no arguments".formatted(Quote.of(call.text())));
    }
    String all =
        signature.specs().stream().map(ArgumentSpec::name).collect(Collectors.joining(", "));
    return fault.help("its arguments are `%s(%s)`".formatted(call.text(), all));
  }

  private void fault(Diagnostic diagnostic) {
    reporter.report(diagnostic);
    faulty = true;
  }
}
