package dev.bowline.layout;

import dev.bowline.layout.Node.Group;
import dev.bowline.layout.Node.Leaf;
import java.util.List;
import java.util.Optional;

/** Nodes on a single line. */
final class FlatText {
  private final StringBuilder text = new StringBuilder();
  private Optional<Leaf> previous;
  private boolean possible = true;

  private FlatText(Optional<Leaf> previous) {
    this.previous = previous;
  }

  /**
   * The text of nodes behind another one, with the space between; empty if a comment among them
   * needs an end of line.
   */
  static Optional<String> of(List<Node> nodes, Optional<Leaf> previous) {
    FlatText flat = new FlatText(previous);
    nodes.forEach(flat::add);
    return flat.possible ? Optional.of(flat.text.toString()) : Optional.empty();
  }

  private void add(Node node) {
    if (node instanceof Leaf leaf) {
      add(leaf);
    } else if (node instanceof Group group) {
      add(group.open());
      group.content().forEach(this::add);
      add(group.close());
    }
  }

  private void add(Leaf leaf) {
    possible &= !leaf.isLineComment() && !leaf.standsAlone() && !leaf.piece().text().contains("\n");
    boolean space = previous.isPresent() && Spacing.between(previous.get(), leaf);
    text.append(space ? " " : "").append(leaf.piece().text());
    previous = Optional.of(leaf);
  }
}
