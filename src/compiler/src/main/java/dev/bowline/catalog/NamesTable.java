package dev.bowline.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** The reference of all names, as Markdown: what the catalogue says, in the manual's order. */
public final class NamesTable {
  private static final String PREFACE =
      """
      # Names

      Everything that a model file can name, with its arguments. What the parts of a file mean and how
      they go together: see the [manual](README.md). This page is written from the compiler's own
      catalogue.

      In formulas `x` is what comes in, `y` what goes out, `t` the target, `w` a trained number, `g` its
      gradient and `rate` the learning rate.
      """;

  private final StringBuilder text = new StringBuilder();

  private NamesTable() {}

  /** The whole page. */
  public static String render() {
    return new NamesTable().page();
  }

  private String page() {
    text.append(PREFACE);
    paragraph("## Input");
    paragraph("The sizes of one sample come first, then what is given by name.");
    lines(ArgumentRows.table(InputArguments.DIMS, InputArguments.ALL));
    for (Family family : Family.values()) {
      section(family);
    }
    paragraph("## Train settings");
    lines(ArgumentRows.table("", TrainSettings.ALL));
    return text.toString();
  }

  private void section(Family family) {
    List<? extends Entry> entries = Catalog.of(family);
    if (entries.isEmpty()) {
      return;
    }
    paragraph("## " + FamilyTitle.heading(family));
    entries.forEach(this::entry);
  }

  private void entry(Entry entry) {
    paragraph("### `" + entry.name() + "`");
    paragraph(Markdown.text(entry.summary()));
    if (!entry.aliases().isEmpty()) {
      paragraph(
          entry.aliases().stream().map(Markdown::code).collect(Collectors.joining(", "))
              + (entry.aliases().size() == 1 ? " is another name for it." : " are other names."));
    }
    String variadic = entry instanceof StructuralLayer layer ? layer.variadic() : "";
    if (entry.arguments().isEmpty() && variadic.isEmpty()) {
      paragraph("Takes no arguments.");
    } else {
      lines(ArgumentRows.table(variadic, entry.arguments()));
    }
  }

  private void paragraph(String line) {
    lines(List.of(line));
  }

  /** Lines with an empty one before them. */
  private void lines(List<String> lines) {
    text.append('\n');
    lines.forEach(line -> text.append(line).append('\n'));
  }
}
