package dev.bowline.cli.text;

import dev.bowline.cli.text.Table.Side;
import dev.bowline.model.Model;
import dev.bowline.plan.Plan;
import java.util.Locale;

/** What was decided for each kernel, as a table. */
public final class ChoicesTable {
  private ChoicesTable() {}

  public static String of(Model model, Plan.Kernels kernels) {
    return "autoencoder %s: %s kernels\n\n"
            .formatted(model.name(), kernels.target().name().toLowerCase(Locale.ROOT))
        + rows(kernels);
  }

  /** The table alone. */
  public static String rows(Plan.Kernels kernels) {
    Table table =
        new Table(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT);
    table.row("when", "kernel", "formula", "shape", "unroll", "operations", "bytes");
    for (Plan.Chosen chosen : kernels.choices()) {
      table.row(
          chosen.phase().title(),
          chosen.kernel(),
          chosen.formula(),
          chosen.shape(),
          chosen.unroll(),
          String.valueOf(chosen.operations()),
          String.valueOf(chosen.bytes()));
    }
    return table.text();
  }
}
