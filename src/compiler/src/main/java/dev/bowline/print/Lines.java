package dev.bowline.print;

import dev.bowline.ast.Doc;
import java.util.List;

/** A text line by line: indented, and with blank lines between what belongs apart. */
final class Lines {
  private final StringBuilder text = new StringBuilder();
  private String indent = "";
  private boolean gapWanted;
  private boolean first = true;

  /** A blank line before the next one, unless that is the first of its block. */
  void gap() {
    gapWanted = true;
  }

  void add(String line) {
    if (gapWanted && !first) {
      text.append('\n');
    }
    gapWanted = false;
    first = false;
    text.append(indent).append(line).append('\n');
  }

  void add(Doc doc) {
    List<String> content = doc.text().lines().toList();
    // Spaces at the start of a comment's first line would be lost.
    if (content.size() == 1 && content.get(0).equals(content.get(0).stripLeading())) {
      add("/** " + content.get(0) + " */");
      return;
    }
    add("/**");
    content.forEach(line -> add((" * " + line).stripTrailing()));
    add(" */");
  }

  void open(String head) {
    add(head + " {");
    indent += "  ";
    first = true;
  }

  void close() {
    indent = indent.substring(2);
    gapWanted = false;
    add("}");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
