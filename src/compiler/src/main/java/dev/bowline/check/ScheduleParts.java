package dev.bowline.check;

import dev.bowline.ast.Setting;
import dev.bowline.catalog.Arguments;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.model.Training;
import java.util.List;

/** The boundaries of a piecewise schedule rise, and there is a value for each piece. */
final class ScheduleParts {
  private final Reporter reporter;

  ScheduleParts(Reporter reporter) {
    this.reporter = reporter;
  }

  void check(Training training, Setting optimizer) {
    training
        .schedule()
        .filter(schedule -> schedule.name().equals("piecewise_constant_decay"))
        .ifPresent(schedule -> check(schedule.arguments(), optimizer));
  }

  /** No callback sets the rate that a schedule gives. */
  void checkUnset(Training training, Setting callbacks) {
    boolean sets =
        training.callbacks().stream().anyMatch(c -> c.name().equals("reduce_lr_on_plateau"));
    if (sets && training.schedule().isPresent()) {
      reporter.report(
          Diagnostic.of(
                  Code.AE610,
                  callbacks.value().span(),
                  "`reduce_lr_on_plateau` cannot set the rate that `%s` gives"
                      .formatted(training.schedule().get().name()))
              .help(
                  "give the optimizer a number as its `learning_rate`, or leave the callback out"));
    }
  }

  private void check(Arguments given, Setting optimizer) {
    List<Double> boundaries = given.reals("boundaries");
    int values = given.reals("values").size();
    if (values != boundaries.size() + 1) {
      report(
          optimizer,
          "boundaries cut the steps into %d pieces, but values has %d"
              .formatted(boundaries.size() + 1, values),
          "give one value more than boundaries");
    }
    for (int i = 1; i < boundaries.size(); i++) {
      if (boundaries.get(i) <= boundaries.get(i - 1)) {
        report(
            optimizer,
            "boundary %s does not come after %s"
                .formatted(boundaries.get(i), boundaries.get(i - 1)),
            "give the boundaries in rising order");
        return;
      }
    }
  }

  private void report(Setting optimizer, String message, String help) {
    reporter.report(
        Diagnostic.of(Code.AE609, optimizer.value().span(), "`learning_rate`: " + message)
            .help(help));
  }
}
