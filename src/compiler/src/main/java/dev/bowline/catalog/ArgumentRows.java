package dev.bowline.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table of what an entry takes, as Markdown. */
final class ArgumentRows {
  private static final String REQUIRED = "must be given";

  private ArgumentRows() {}

  /**
   * A line for each argument.
   *
   * @param variadic the name of the whole numbers that come first in any number; empty for none
   */
  static List<String> table(String variadic, List<ArgumentSpec> arguments) {
    List<String> rows = new ArrayList<>();
    rows.add("| name | may be | default | meaning |");
    rows.add("| --- | --- | --- | --- |");
    if (!variadic.isEmpty()) {
      String what = "one or more whole numbers, each " + Range.SIZE.text();
      rows.add(row(variadic + ", ...", what, REQUIRED, "the sizes, without a name"));
    }
    arguments.forEach(argument -> rows.add(row(argument)));
    return rows;
  }

  private static String row(ArgumentSpec argument) {
    String may = legal(argument.type()) + (argument.optional() ? ", or `none`" : "");
    String fallback = argument.fallback().map(Markdown::code).orElse(REQUIRED);
    return row(argument.name(), may, fallback, argument.meaning());
  }

  private static String row(String name, String may, String fallback, String meaning) {
    return "| %s | %s | %s | %s |"
        .formatted(Markdown.code(name), may, fallback, Markdown.text(meaning));
  }

  private static String legal(ArgumentType type) {
    if (type instanceof ArgumentType.Real real) {
      return number("number", real.range());
    } else if (type instanceof ArgumentType.RealOr either) {
      return number("number", either.range()) + " or " + FamilyTitle.one(either.family());
    } else if (type instanceof ArgumentType.Whole whole) {
      return number("whole number", whole.range());
    } else if (type instanceof ArgumentType.Named named) {
      return FamilyTitle.one(named.family());
    } else if (type instanceof ArgumentType.Word word) {
      return word.words().stream().map(Markdown::code).collect(Collectors.joining(" or "));
    } else if (type instanceof ArgumentType.WholeOr either) {
      return Markdown.code(either.word()) + " or " + number("whole number", either.range());
    } else if (type instanceof ArgumentType.FlagOr either) {
      return "`true`, `false` or " + Markdown.code(either.word());
    } else if (type instanceof ArgumentType.Text) {
      return "a text in quotes";
    } else if (type instanceof ArgumentType.Reported) {
      return "`loss`, a metric, or `val_` before one of them";
    } else if (type instanceof ArgumentType.Many many) {
      return "a list: " + items(many.item());
    }
    return "`true` or `false`";
  }

  private static String items(ArgumentType item) {
    return item instanceof ArgumentType.Named named
        ? FamilyTitle.several(named.family())
        : legal(item);
  }

  private static String number(String what, Range range) {
    String legal = range.text();
    return legal.equals(Range.ANY.text()) ? "any " + what : "a " + what + " " + legal;
  }
}
