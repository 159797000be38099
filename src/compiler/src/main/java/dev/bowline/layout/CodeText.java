package dev.bowline.layout;

import dev.bowline.layout.Node.Group;
import dev.bowline.layout.Node.Leaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a statement: on one line if it fits, otherwise with the items of its outermost
 * brackets on a line each, and so on inwards.
 */
final class CodeText {
  private static final int LINE = 100;

  /** How much further in the items of brackets stand. */
  private static final int ITEM = 2;

  /** The same for what goes on without a bracket. */
  private static final int CONTINUATION = 4;

  private final StringBuilder text = new StringBuilder();
  private final int firstColumn;
  private int padding;

  /** The indentation of the line being written. */
  private int indent;

  /** The indentation of a line that is to start before anything more is written. */
  private Optional<Integer> nextLine = Optional.empty();

  /** What was written last on this line. */
  private Optional<Leaf> previous = Optional.empty();

  /** Whether this line started with a comment that stands alone. */
  private boolean commentLine;

  private CodeText(int indent, int firstColumn, int padding) {
    this.indent = indent;
    this.firstColumn = firstColumn;
    this.padding = padding;
  }

  /**
   * The text, without what stands in front of its first line.
   *
   * @param indent the indentation of the block
   * @param firstColumn how many columns stand in front of it
   * @param padding extra spaces before its first equals sign
   */
  static String of(List<Piece> code, int indent, int firstColumn, int padding) {
    CodeText text = new CodeText(indent, firstColumn, padding);
    text.write(Node.of(code), indent + CONTINUATION);
    return text.text.toString();
  }

  /**
   * Writes nodes one behind the other.
   *
   * @param goesOn the indentation of a further line, should a comment need one
   */
  private void write(List<Node> nodes, int goesOn) {
    for (int at = 0; at < nodes.size(); at++) {
      write(nodes.get(at), nodes.subList(at + 1, nodes.size()), goesOn);
    }
  }

  private void write(Node node, List<Node> rest, int goesOn) {
    if (node instanceof Leaf leaf) {
      write(leaf, goesOn);
    } else if (node instanceof Group group) {
      write(group.open(), goesOn);
      if (group.content().isEmpty() || fits(group, rest)) {
        write(group.content(), goesOn);
      } else {
        writeItems(group.content());
      }
      write(group.close(), goesOn);
    }
  }

  private void write(Leaf leaf, int goesOn) {
    if (leaf.standsAlone()) {
      nextLine = Optional.of(nextLine.orElse(goesOn));
    }
    startLine();
    if (previous.isPresent() && Spacing.between(previous.get(), leaf)) {
      text.append(' ');
    }
    if (leaf.piece().is("=")) {
      text.append(" ".repeat(padding));
      padding = 0;
    }
    commentLine |= leaf.standsAlone();
    text.append(CommentText.of(leaf.piece(), indent));
    previous = Optional.of(leaf);
    if (leaf.isComment() && leaf.lastOnLine() && (leaf.isLineComment() || commentLine)) {
      nextLine = Optional.of(goesOn);
    }
  }

  private void startLine() {
    if (nextLine.isPresent()) {
      indent = nextLine.get();
      text.append('\n').append(" ".repeat(indent));
      nextLine = Optional.empty();
      previous = Optional.empty();
      commentLine = false;
    }
  }

  /** The content of brackets, an item a line; the closing bracket gets a line of its own. */
  private void writeItems(List<Node> content) {
    int outer = indent;
    List<Node> item = new ArrayList<>();
    for (Node node : content) {
      item.add(node);
      if (isComma(node)) {
        writeItem(item, outer + ITEM);
        item.clear();
      }
    }
    writeItem(item, outer + ITEM);
    nextLine = Optional.of(outer);
  }

  private void writeItem(List<Node> item, int inner) {
    int start = 0;
    // Comments behind the bracket or comma before it stay on that line.
    while (start < item.size() && item.get(start) instanceof Leaf leaf && leaf.trails()) {
      write(leaf, inner);
      start++;
    }
    nextLine = Optional.of(inner);
    for (int at = start; at < item.size(); at++) {
      boolean goesOn = previous.isPresent() && nextLine.isEmpty();
      write(item.get(at), item.subList(at + 1, item.size()), goesOn ? inner + CONTINUATION : inner);
    }
  }

  private boolean fits(Group group, List<Node> rest) {
    List<Node> inside = new ArrayList<>(group.content());
    inside.add(group.close());
    List<Node> behind = new ArrayList<>();
    for (Node node : rest) {
      behind.add(node);
      if (isComma(node)) {
        break;
      }
    }
    Optional<String> flat = FlatText.of(inside, Optional.of(group.open()));
    String tail = FlatText.of(behind, Optional.of(group.close())).orElse("");
    return flat.isPresent() && column() + flat.get().length() + tail.length() <= LINE;
  }

  private int column() {
    int line = text.lastIndexOf("\n") + 1;
    return text.length() - line + (line == 0 ? firstColumn : 0);
  }

  private static boolean isComma(Node node) {
    return node instanceof Leaf leaf && leaf.isComma();
  }
}
