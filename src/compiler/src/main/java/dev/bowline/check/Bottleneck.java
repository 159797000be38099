package dev.bowline.check;

import dev.bowline.ast.Setting;
import dev.bowline.ast.Value;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.diagnostic.Suggest;
import dev.bowline.model.ActivationLayer;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Prelu;
import dev.bowline.model.Shape;
import dev.bowline.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which layer gives the code. */
final class Bottleneck {
  private final Reporter reporter;

  Bottleneck(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The index of the layer that the setting names; empty if it names none. */
  Optional<Integer> named(Setting setting, List<Built> layers) {
    Optional<String> name = name(setting.value());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = layers.stream().map(Built::name).toList();
    int index = names.indexOf(name.get());
    if (index >= 0) {
      return Optional.of(index);
    }
    reporter.report(
        Diagnostic.of(Code.AE204, setting.value().span(), "unknown layer " + Quote.of(name.get()))
            .help(Suggest.help(name.get(), names.stream())));
    return Optional.empty();
  }

  private Optional<String> name(Value value) {
    if (value instanceof Value.Reference reference) {
      return Optional.of(reference.name().text());
    }
    Diagnostic fault;
    if (value instanceof Value.Text text) {
      fault =
          Diagnostic.of(
                  Code.AE508, value.span(), "`bottleneck` wants the name of a layer, not a text")
              .help("write " + Quote.of(text.text()) + " without quotes");
    } else {
      fault =
          Diagnostic.of(
              Code.AE507,
              value.span(),
              "`bottleneck` wants the name of a layer, not " + Described.value(value));
    }
    reporter.report(fault);
    return Optional.empty();
  }

  /**
   * The narrowest dense layer but the last, the first of several; the last if it is alone, and the
   * last layer of all where nothing is dense.
   */
  static int byDefault(List<Layer> layers) {
    return candidates(layers).stream()
        .min(Comparator.comparingInt(layer -> layer.output().size()))
        .map(layers::indexOf)
        .orElse(layers.size() - 1);
  }

  /** Warns if there was a choice, and it fell on one that does not narrow. */
  void checkNarrows(List<Layer> layers, int chosen, Shape input, Span place) {
    Layer layer = layers.get(chosen);
    if (candidates(layers).size() > 1 && layer.output().size() >= input.size()) {
      reporter.report(
          Diagnostic.of(
                  Code.AE308,
                  place,
                  "bottleneck %s is not narrower than the input: %d numbers of %d"
                      .formatted(Quote.of(layer.name()), layer.output().size(), input.size()))
              .help("name another layer with `bottleneck = ...;`, or make one narrower"));
    }
  }

  /** How many layers lead to the code: the activation layers right behind belong to it. */
  static int codeLayers(List<Layer> layers, int chosen) {
    int end = chosen + 1;
    while (end < layers.size() && isActivation(layers.get(end))) {
      end++;
    }
    return end;
  }

  private static boolean isActivation(Layer layer) {
    return layer instanceof ActivationLayer || layer instanceof Prelu;
  }

  private static List<Layer> candidates(List<Layer> layers) {
    List<Layer> dense = layers.stream().filter(Dense.class::isInstance).toList();
    return dense.size() > 1 ? dense.subList(0, dense.size() - 1) : dense;
  }
}
