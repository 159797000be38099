package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.data.Samples;
import picocli.CommandLine.Command;

/** From rows to codes. */
@Command(name = "encode", description = "Write the code of each row.")
public final class EncodeCommand extends RowsCommand {
  public EncodeCommand(Context context) {
    super(context);
  }

  @Override
  Samples run(Autoencoder autoencoder, Model model, Samples rows) {
    float[] codes = new float[rows.rows() * model.code().size()];
    autoencoder.encode(rows.values(), codes, rows.rows());
    return shaped(codes, rows.rows(), model.code());
  }
}
