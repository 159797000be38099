package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Setting;
import dev.bowline.ast.Value;
import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Optimizer;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.model.Training;
import dev.bowline.source.Span;
import java.util.List;

/** A gradient is clipped in one way, if at all. */
final class Clippings {
  private final Reporter reporter;

  Clippings(Reporter reporter) {
    this.reporter = reporter;
  }

  void check(Training training, Setting optimizer) {
    Arguments given = training.optimizer().arguments();
    List<String> clippings =
        Optimizer.CLIPPINGS.stream().filter(name -> given.value(name).isPresent()).toList();
    if (clippings.size() > 1) {
      String first = clippings.get(0);
      String second = clippings.get(1);
      reporter.report(
          Diagnostic.of(
                  Code.AE611,
                  place(optimizer, second),
                  "`%s` and `%s` both clip the gradient".formatted(first, second))
              .with(place(optimizer, first), "the other one")
              .help("leave one of them out"));
    }
  }

  private static Span place(Setting optimizer, String argument) {
    if (optimizer.value() instanceof Value.Invocation invocation) {
      for (Argument written : invocation.call().arguments()) {
        if (written.name().filter(name -> name.text().equals(argument)).isPresent()) {
          return written.span();
        }
      }
    }
    return optimizer.value().span();
  }
}
