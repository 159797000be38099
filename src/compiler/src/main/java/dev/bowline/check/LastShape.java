package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Dense;
import dev.bowline.model.Shape;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;

/** The last layer gives back what came in. */
final class LastShape {
  private final Reporter reporter;

  LastShape(Reporter reporter) {
    this.reporter = reporter;
  }

  void check(Shape input, Span inputPlace, List<Built> layers) {
    Built last = layers.get(layers.size() - 1);
    Optional<Shape> output = last.output();
    if (output.isEmpty() || output.get().equals(input)) {
      return;
    }
    reporter.report(
        Diagnostic.of(
                Code.AE307,
                place(last),
                "the last layer, %s, gives %s, but the input is %s"
                    .formatted(Quote.of(last.name()), output.get(), input))
            .labelled("gives %s".formatted(output.get()))
            .with(inputPlace, "one sample is %s".formatted(input))
            .help(mend(input, output.get(), last, layers)));
  }

  /** The number of units where one is written. */
  private static Span place(Built last) {
    List<Argument> arguments = last.decl().kind().arguments();
    boolean hasUnits = last.dense().isPresent() && last.decl().tie().isEmpty();
    return hasUnits && !arguments.isEmpty()
        ? arguments.get(0).value().span()
        : last.decl().kind().span();
  }

  private static String mend(Shape input, Shape output, Built last, List<Built> layers) {
    EarlierLayers names = new EarlierLayers(layers.stream().map(Built::decl).toList());
    String reshape =
        "`layer %s = reshape(%s);`"
            .formatted(FreeName.of("shaped", names), input.toString().replace(" x ", ", "));
    if (input.size() == output.size()) {
      return "add " + reshape + " behind it";
    }
    String sized = sized(input.size(), last, layers);
    return input.isVector() ? sized : sized + ", and add " + reshape + " behind it";
  }

  private static String sized(int size, Built last, List<Built> layers) {
    if (last.dense().isPresent() && last.decl().tie().isPresent()) {
      return "tie it to a layer that takes %d numbers".formatted(size) + fits(size, layers);
    }
    if (last.dense().isPresent()) {
      Dense dense = last.dense().get();
      // An activation may halve its units.
      return "write `dense(%d)`".formatted(size * dense.kernel().units() / dense.output().size());
    }
    return "put a `dense(%d)` in front of it".formatted(size);
  }

  private static String fits(int size, List<Built> layers) {
    Dense last = layers.get(layers.size() - 1).dense().orElseThrow();
    return layers.stream()
        .limit(layers.size() - 1)
        .flatMap(built -> built.dense().stream())
        .filter(d -> d.kernel().inputs() == size && d.kernel().units() == last.kernel().inputs())
        .findFirst()
        .map(d -> ", such as " + Quote.of(d.name()))
        .orElse("");
  }
}
