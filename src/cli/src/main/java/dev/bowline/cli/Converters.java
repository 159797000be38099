package dev.bowline.cli;

import dev.bowline.cli.option.SummaryFormat;
import dev.bowline.cli.option.TextFormat;
import dev.bowline.diagnostic.Alternatives;
import dev.bowline.formats.weights.Layout;
import dev.bowline.formats.weights.Part;
import dev.bowline.formats.weights.TieFrom;
import dev.bowline.runtime.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options; what does not fit is told in our words, not in those of Java. */
final class Converters {
  private static final List<Class<? extends Enum<?>>> CHOICES =
      List.of(
          Kernels.class,
          TextFormat.class,
          SummaryFormat.class,
          Part.class,
          Layout.class,
          TieFrom.class);

  private Converters() {}

  /** For a command line and the commands that it has. */
  static void register(CommandLine line) {
    line.registerConverter(int.class, text -> number(text, Integer::valueOf));
    line.registerConverter(Integer.class, text -> number(text, Integer::valueOf));
    line.registerConverter(Long.class, text -> number(text, Long::valueOf));
    CHOICES.forEach(choice -> register(line, choice));
  }

  private static <T extends Enum<?>> void register(CommandLine line, Class<T> choice) {
    line.registerConverter(choice, text -> chosen(text, choice.getEnumConstants()));
  }

  private static <T> T number(String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("expected a whole number, found `" + text + "`");
    }
  }

  private static <T extends Enum<?>> T chosen(String text, T[] choices) {
    String name = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(choices)
        .filter(choice -> word(choice).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected %s, found `%s`"
                        .formatted(
                            Alternatives.quoted(
                                Arrays.stream(choices).map(Converters::word).toList()),
                            text)));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
