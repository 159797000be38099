package dev.bowline.runtime.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file name with fields in braces, as Python's {@code str.format} fills them. */
final class FilePattern {
  private static final Pattern FIELD =
      Pattern.compile("\\{(?<name>[A-Za-z_]\\w*)(:(?<format>0?\\d*d|\\d*(\\.\\d+)?[fe]))?}");

  private final String text;
  private final List<Field> fields;

  private FilePattern(String text, List<Field> fields) {
    this.text = text;
    this.fields = fields;
  }

  /** A field, from one place of the text to another. */
  private record Field(String name, String format, int from, int to) {}

  static FilePattern of(String text) {
    List<Field> fields = new ArrayList<>();
    Matcher matcher = FIELD.matcher(text);
    StringBuilder rest = new StringBuilder();
    int at = 0;
    while (matcher.find()) {
      rest.append(text, at, matcher.start());
      at = matcher.end();
      String format = matcher.group("format") == null ? "" : matcher.group("format");
      fields.add(new Field(matcher.group("name"), format, matcher.start(), at));
    }
    rest.append(text.substring(at));
    if (rest.indexOf("{") >= 0 || rest.indexOf("}") >= 0) {
      throw new IllegalArgumentException(
          "file name: expected fields such as {epoch:02d} or {val_loss:.4f}, found " + text);
    }
    return new FilePattern(text, List.copyOf(fields));
  }

  /** The name of a file; {@code step} is 0 at the end of an epoch. */
  String fill(int epoch, int step, Map<String, Double> values) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    for (Field field : fields) {
      filled.append(text, at, field.from());
      filled.append(value(field, epoch, step, values));
      at = field.to();
    }
    return filled.append(text.substring(at)).toString();
  }

  private static String value(Field field, int epoch, int step, Map<String, Double> values) {
    boolean whole = field.name().equals("epoch") || field.name().equals("batch");
    Double number = values.get(field.name());
    if (whole) {
      number = (double) (field.name().equals("epoch") ? epoch : step);
    }
    if (number == null) {
      throw new IllegalArgumentException(
          "file name: expected one of epoch, batch, %s, found {%s}"
              .formatted(String.join(", ", values.keySet()), field.name()));
    }
    String format = field.format();
    if (format.isEmpty()) {
      return whole ? Long.toString(number.longValue()) : number.toString();
    }
    return format.endsWith("d")
        ? String.format(Locale.ROOT, "%" + format, number.longValue())
        : String.format(Locale.ROOT, "%" + format, number);
  }
}
