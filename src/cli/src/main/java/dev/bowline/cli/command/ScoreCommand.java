package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.data.Samples;
import picocli.CommandLine.Command;

/** How badly the model reconstructs each row. */
@Command(
    name = "score",
    description = "Write each row's value of the model's loss: the higher, the stranger.")
public final class ScoreCommand extends RowsCommand {
  public ScoreCommand(Context context) {
    super(context);
  }

  @Override
  Samples run(Autoencoder autoencoder, Model model, Samples rows) {
    float[] scores = new float[rows.rows()];
    autoencoder.score(rows.values(), scores, rows.rows());
    return new Samples(scores, rows.rows(), new int[0]);
  }
}
