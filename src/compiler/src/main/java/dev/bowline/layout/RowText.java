package dev.bowline.layout;

import java.util.List;

/** A statement as text: the comments in front of it, its indentation, its code. */
final class RowText {
  private final Row row;
  private final Statement statement;
  private final StringBuilder text = new StringBuilder();

  private RowText(Row row) {
    this.row = row;
    this.statement = row.statement();
  }

  /** The text, without the end of its last line. */
  static String of(Row row, int padding) {
    RowText text = new RowText(row);
    text.addComments();
    text.addCode(padding);
    return text.text.toString();
  }

  private void addComments() {
    String indent = row.indent();
    if (statement.kind() == Statement.Kind.CLOSING) {
      // What stands before a closing brace stands in the block.
      indent += "  ";
    }
    List<Piece> comments = statement.leading();
    for (int at = 0; at < comments.size(); at++) {
      Piece comment = comments.get(at);
      if (at > 0 && comment.breaks() == 0) {
        text.append(' ');
      } else {
        text.append(at == 0 ? "" : lineEnds(comment)).append(indent);
      }
      text.append(CommentText.of(comment, indent.length()));
    }
  }

  private void addCode(int padding) {
    if (statement.code().isEmpty()) {
      return;
    }
    if (statement.behindComment()) {
      text.append(' ');
    } else {
      if (!statement.leading().isEmpty()) {
        boolean together = statement.documented() || statement.kind() == Statement.Kind.CLOSING;
        text.append(together ? "\n" : lineEnds(statement.code().get(0)));
      }
      text.append(row.indent());
    }
    int column = text.length() - text.lastIndexOf("\n") - 1;
    text.append(CodeText.of(statement.code(), row.indent().length(), column, padding));
  }

  /** The end of a line, and a blank line if there was one. */
  private static String lineEnds(Piece before) {
    return before.breaks() > 1 ? "\n\n" : "\n";
  }
}
