package dev.bowline.check;

import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Model;
import dev.bowline.model.Parameter;

/** All parameters together have to fit one array: {@code parameters()} gives them as one. */
final class ModelLimits {
  private final Reporter reporter;

  ModelLimits(Reporter reporter) {
    this.reporter = reporter;
  }

  void check(Model model) {
    long total = model.parameters().stream().mapToLong(p -> (long) p.rows() * p.columns()).sum();
    boolean eachFits = model.parameters().stream().allMatch(ModelLimits::fits);
    if (eachFits && total > ArrayLimit.LARGEST) {
      reporter.report(
          Diagnostic.of(
                  Code.AE702,
                  model.span(),
                  "%s has %d parameters, more than a Java array holds"
                      .formatted(Quote.of(model.name()), total))
              .help("the limit is " + ArrayLimit.LARGEST));
    }
  }

  private static boolean fits(Parameter parameter) {
    return (long) parameter.rows() * parameter.columns() <= ArrayLimit.LARGEST;
  }
}
