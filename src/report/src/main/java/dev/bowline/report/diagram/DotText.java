package dev.bowline.report.diagram;

import dev.bowline.report.diagram.Diagram.Box;
import dev.bowline.report.diagram.Diagram.Role;
import dev.bowline.report.diagram.Diagram.Tie;
import dev.bowline.report.text.Facts;
import java.util.List;
import java.util.stream.Collectors;

/** A diagram in Graphviz's DOT language. */
final class DotText {
  private DotText() {}

  static String of(Diagram diagram) {
    StringBuilder text = new StringBuilder();
    text.append("digraph ").append(quoted(diagram.model().name())).append(" {\n");
    text.append("  rankdir=TB;\n");
    text.append("  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=");
    text.append("\"Helvetica\", fontsize=11];\n");
    text.append("  edge [color=\"#59636e\", fontname=\"Helvetica\", fontsize=10];\n");
    List<Box> boxes = diagram.boxes();
    for (int at = 0; at < boxes.size(); at++) {
      text.append("  %s [label=%s%s];\n".formatted(id(at), label(boxes.get(at)), fill(boxes, at)));
    }
    for (int at = 1; at < boxes.size(); at++) {
      text.append("  %s -> %s;\n".formatted(id(at - 1), id(at)));
    }
    diagram.ties().forEach(tie -> text.append(edge(tie)));
    return text.append("}\n").toString();
  }

  /** Not the layers' names: one may be called as the input is. */
  private static String id(int box) {
    return "n" + box;
  }

  private static String label(Box box) {
    String size =
        box.role() == Role.INPUT
            ? box.shape().toString()
            : box.shape() + ", " + Facts.parameters(box.parameters());
    return List.of(box.name(), box.detail(), size).stream()
        .filter(line -> !line.isEmpty())
        .collect(Collectors.collectingAndThen(Collectors.joining("\n"), DotText::quoted));
  }

  private static String fill(List<Box> boxes, int at) {
    return switch (boxes.get(at).role()) {
      case INPUT -> ", shape=oval";
      case WEIGHTS -> ", fillcolor=\"#e8f0fe\"";
      case CODE -> ", fillcolor=\"#fff1cc\"";
      case PLAIN -> "";
    };
  }

  /** Beside the chain, not part of it: a tie moves no box. */
  private static String edge(Tie tie) {
    return "  %s -> %s [constraint=false, style=dashed, color=\"#c2410c\", label=%s];\n"
        .formatted(id(tie.owner()), id(tie.user()), quoted(tie.text()));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
