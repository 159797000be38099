package dev.bowline.check;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Initializer;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Parameter;
import dev.bowline.model.Parameter.Role;
import dev.bowline.source.Span;

/** Reads what a layer says of a tensor of its own: the arguments named after it. */
final class ParameterReader {
  private final Reporter reporter;
  private final Restraints restraints;

  ParameterReader(Reporter reporter, Restraints restraints) {
    this.reporter = reporter;
    this.restraints = restraints;
  }

  Parameter read(Draft draft, Role role, int rows, int columns) {
    return new Parameter(
        draft.name(),
        role,
        rows,
        columns,
        initializer(draft, role),
        restraints.regularizer(draft, role, rows, columns),
        restraints.constraint(draft, role));
  }

  private Choice<Initializer> initializer(Draft draft, Role role) {
    String argument = role.title() + "_initializer";
    Choice<Initializer> chosen =
        draft.bound().arguments().choice(argument, Initializer.class).orElseThrow();
    boolean fits =
        role == Role.KERNEL
            || !chosen.entry().distribution().apply(chosen.arguments()).isOfMatrices();
    if (!fits) {
      Span place = draft.bound().written(argument).map(a -> a.value().span()).orElseThrow();
      String tensor = Restraints.place(role).words();
      reporter.report(
          Diagnostic.of(
                  Code.AE513,
                  place,
                  "%s fills kernels, and %s is a row of numbers"
                      .formatted(Quote.of(chosen.name()), tensor))
              .help("`zeros` is what %s begins with".formatted(tensor)));
    }
    return chosen;
  }
}
