package dev.bowline.plan;

import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.shape.RowProcedure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The procedures of one target so far: an operation gets its loops when it is first called. */
final class Procedures {
  private final Names names;
  private final CodeShapes shapes;
  private final Map<String, Procedure> byName = new LinkedHashMap<>();
  private final Map<RowProcedure, String> rowProcedures = new HashMap<>();
  private int panel;

  Procedures(Names names, CodeShapes shapes) {
    this.names = names;
    this.shapes = shapes;
  }

  CodeShapes shapes() {
    return shapes;
  }

  List<Procedure> all() {
    return List.copyOf(byName.values());
  }

  /** The length of the panel that all of them can work with. */
  int panel() {
    return panel;
  }

  void add(Procedure procedure) {
    byName.putIfAbsent(procedure.name(), procedure);
  }

  /** The name of a product's procedure. */
  String of(Op.Product product, CodeShapes.ProductShape shape) {
    String way = product.way() == Op.Way.FORWARD ? "forward" : "backward";
    String name = names.of(product.layer().name(), way, shape.words());
    if (!byName.containsKey(name)) {
      shape.make(name).forEach(this::add);
    }
    panel = Math.max(panel, shape.panel().orElse(0));
    return name;
  }

  /** The name of a group's procedure: the same steps under the same names are one. */
  String of(RowGroup group, RowSteps steps) {
    return rowProcedures.computeIfAbsent(
        steps.procedure(""),
        unnamed -> {
          String name = names.of(words(group) + " " + rowProcedures.size());
          add(shapes.rows(steps.procedure(name), group));
          return name;
        });
  }

  /** The name of the procedure of an activation that halves rows. */
  String of(Op.Gate gate) {
    String way = gate.way() == Op.Way.FORWARD ? "halve" : "halve back";
    String name = names.of(gate.layer().name(), way);
    add(shapes.gate(name, gate));
    return name;
  }

  private static String words(RowGroup group) {
    String first = group.works().get(0).words();
    int last = group.works().size() - 1;
    return last == 0 ? first : first + " to " + group.works().get(last).words();
  }
}
