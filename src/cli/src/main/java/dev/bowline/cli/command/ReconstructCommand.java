package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.data.Samples;
import picocli.CommandLine.Command;

/** From rows through their codes back to rows. */
@Command(name = "reconstruct", description = "Encode and decode each row.")
public final class ReconstructCommand extends RowsCommand {
  public ReconstructCommand(Context context) {
    super(context);
  }

  @Override
  Samples run(Autoencoder autoencoder, Model model, Samples rows) {
    float[] result = new float[rows.rows() * model.input().size()];
    autoencoder.reconstruct(rows.values(), result, rows.rows());
    return shaped(result, rows.rows(), model.input());
  }
}
