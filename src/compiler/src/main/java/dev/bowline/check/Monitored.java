package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Setting;
import dev.bowline.ast.Value;
import dev.bowline.catalog.Callback;
import dev.bowline.catalog.Choice;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Training;
import dev.bowline.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What callbacks watch, and put into names of files, is to be among what the training reports. */
final class Monitored {
  private static final Pattern FIELD =
      Pattern.compile("\\{([A-Za-z_]\\w*)(:(0?\\d*d|\\d*(\\.\\d+)?[fe]))?}");

  private final Reporter reporter;

  Monitored(Reporter reporter) {
    this.reporter = reporter;
  }

  void check(Training training, Setting setting) {
    Set<String> reported = reported(training);
    for (int i = 0; i < training.callbacks().size(); i++) {
      check(training.callbacks().get(i), place(setting, i), reported);
      if (training.callbacks().get(i).name().equals("reduce_lr_on_plateau")) {
        reported.add(ReportedReader.RATE);
      }
    }
  }

  private static Set<String> reported(Training training) {
    Set<String> reported = new LinkedHashSet<>(List.of(ReportedReader.LOSS));
    training.metrics().forEach(metric -> reported.add(metric.name()));
    if (training.validationSplit() > 0) {
      List.copyOf(reported).forEach(name -> reported.add(ReportedReader.VALIDATION + name));
    }
    return reported;
  }

  private void check(Choice<Callback> callback, Value place, Set<String> reported) {
    boolean always =
        !callback.name().equals("model_checkpoint") || callback.arguments().flag("save_best_only");
    callback
        .arguments()
        .value("monitor")
        .map(String.class::cast)
        .filter(name -> always && !reported.contains(name))
        .ifPresent(name -> missing(callback, name, span(place, "monitor"), reported));
    callback
        .arguments()
        .value("filepath")
        .map(String.class::cast)
        .ifPresent(text -> checkFields(callback, text, span(place, "filepath"), reported));
  }

  private void checkFields(
      Choice<Callback> callback, String text, Span span, Set<String> reported) {
    Matcher matcher = FIELD.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(rest, "");
      String name = matcher.group(1);
      if (!name.equals("epoch") && !name.equals("batch") && !reported.contains(name)) {
        missing(callback, name, span, reported);
      }
    }
    matcher.appendTail(rest);
    if (rest.indexOf("{") >= 0 || rest.indexOf("}") >= 0) {
      reporter.report(
          Diagnostic.of(
                  Code.AE608,
                  span,
                  "the file name %s has braces without a field".formatted(Quote.of(text)))
              .help("fields are such as `{epoch:02d}` and `{val_loss:.4f}`"));
    }
  }

  private void missing(Choice<Callback> callback, String name, Span span, Set<String> reported) {
    Diagnostic warning =
        Diagnostic.of(
            Code.AE607,
            span,
            "%s wants %s, which this training does not report"
                .formatted(Quote.of(callback.name()), Quote.of(name)));
    String rest =
        name.startsWith(ReportedReader.VALIDATION)
            ? name.substring(ReportedReader.VALIDATION.length())
            : name;
    boolean metric = !reported.contains(rest);
    reporter.report(
        warning.help(
            metric && !name.equals(ReportedReader.RATE)
                ? "name %s among the metrics".formatted(Quote.of(rest))
                : "there are `val_` values with a `validation_split`, or with validation data"));
  }

  /** The callback as it is written, where it stands in the list itself. */
  private static Value place(Setting setting, int number) {
    return setting.value() instanceof Value.Sequence list
        ? list.items().get(number)
        : setting.value();
  }

  /** The argument as it is written, or else the whole callback. */
  private static Span span(Value callback, String argument) {
    if (callback instanceof Value.Invocation invocation) {
      for (Argument written : invocation.call().arguments()) {
        if (written.name().filter(name -> name.text().equals(argument)).isPresent()) {
          return written.value().span();
        }
      }
    }
    return callback.span();
  }
}
