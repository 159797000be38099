package dev.bowline.check;

import dev.bowline.ast.Setting;
import dev.bowline.ast.Value;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.LossReduction;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Training;
import java.util.HashMap;
import java.util.Map;

/**
 * Each metric is a column of the history, so none may come twice, by whatever alias; and there it
 * is a mean.
 */
final class MetricNames {
  private final Reporter reporter;

  MetricNames(Reporter reporter) {
    this.reporter = reporter;
  }

  void check(Training training, Setting setting) {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < training.metrics().size(); i++) {
      String name = training.metrics().get(i).name();
      Integer before = first.putIfAbsent(name, i);
      if (before != null) {
        report(name, setting.value(), before, i);
      }
      if (Loss.reduction(training.metrics().get(i).arguments())
          != LossReduction.SUM_OVER_BATCH_SIZE) {
        reportReduced(name, setting.value(), i);
      }
    }
  }

  private void reportReduced(String name, Value value, int place) {
    Value written = value instanceof Value.Sequence list ? list.items().get(place) : value;
    reporter.report(
        Diagnostic.of(
                Code.AE614,
                written.span(),
                "metric %s is a mean over rows, whatever its reduction".formatted(Quote.of(name)))
            .help("only the loss takes a `reduction`"));
  }

  private void report(String name, Value value, int first, int second) {
    Diagnostic fault =
        Diagnostic.of(
            Code.AE604, value.span(), "metric %s is named twice".formatted(Quote.of(name)));
    if (value instanceof Value.Sequence list) {
      fault =
          Diagnostic.of(Code.AE604, list.items().get(second).span(), fault.message())
              .with(list.items().get(first).span(), "first named here");
    }
    reporter.report(fault);
  }
}
