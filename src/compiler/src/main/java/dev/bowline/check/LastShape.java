package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Call;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Dense;
import dev.bowline.model.Shape;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    Call kind = last.decl().kind();
    return isDense(last) && last.decl().tie().isEmpty()
        ? units(kind.arguments()).map(units -> units.value().span()).orElse(kind.span())
        : kind.span();
  }

  /** The argument of that name, or else the one that stands first without a name. */
  private static Optional<Argument> units(List<Argument> arguments) {
    return arguments.stream()
        .filter(argument -> argument.name().map(n -> n.text().equals("units")).orElse(true))
        .findFirst();
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
    if (!isDense(last)) {
      return "put a `dense(%d)` in front of it".formatted(size);
    }
    if (last.decl().tie().isPresent()) {
      return "tie it to a layer that takes %d numbers".formatted(size) + fits(size, layers);
    }
    // An activation may halve its units; where one is at fault, none is known.
    return "write `dense(%d)`".formatted(size * unitsPerOutput(last));
  }

  private static boolean isDense(Built layer) {
    return layer.kind().map(Kernels::has).orElse(false);
  }

  private static int unitsPerOutput(Built layer) {
    return layer.dense().map(d -> d.kernel().units() / d.output().size()).orElse(1);
  }

  private static String fits(int size, List<Built> layers) {
    return layers.get(layers.size() - 1).dense().stream()
        .flatMap(last -> owners(size, last, layers))
        .findFirst()
        .map(owner -> ", such as " + Quote.of(owner.name()))
        .orElse("");
  }

  /** Those before it that take so many numbers and give as many as it takes. */
  private static Stream<Dense> owners(int size, Dense last, List<Built> layers) {
    return layers.stream()
        .limit(layers.size() - 1)
        .flatMap(built -> built.dense().stream())
        .filter(d -> d.kernel().inputs() == size && d.kernel().units() == last.kernel().inputs());
  }
}
