package dev.bowline.cli;

import dev.bowline.diagnostic.Alternatives;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options; what does not fit is told in our words, not in those of Java. */
final class Converters {
  private Converters() {}

  /** For a command line and the commands that it has: numbers, and the choices of their options. */
  static void register(CommandLine line) {
    line.registerConverter(int.class, text -> number(text, Integer::valueOf));
    line.registerConverter(Integer.class, text -> number(text, Integer::valueOf));
    line.registerConverter(Long.class, text -> number(text, Long::valueOf));
    line.getSubcommands().values().stream()
        .flatMap(command -> command.getCommandSpec().options().stream())
        .map(Converters::type)
        .filter(Class::isEnum)
        .distinct()
        .forEach(choice -> register(line, choice));
  }

  /** What an option holds, or may hold. */
  private static Class<?> type(OptionSpec option) {
    Class<?>[] inner = option.auxiliaryTypes();
    return option.typeInfo().isOptional() && inner.length > 0 ? inner[0] : option.type();
  }

  private static <T> void register(CommandLine line, Class<T> choice) {
    line.registerConverter(choice, text -> chosen(text, choice.getEnumConstants()));
  }

  private static <T> T number(String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("expected a whole number, found `" + text + "`");
    }
  }

  private static <T> T chosen(String text, T[] choices) {
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

  private static String word(Object choice) {
    return ((Enum<?>) choice).name().toLowerCase(Locale.ROOT);
  }
}
