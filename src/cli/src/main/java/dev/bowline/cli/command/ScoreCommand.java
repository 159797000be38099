package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.option.FromZeroToOne;
import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.data.Samples;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How badly the model reconstructs each row. */
@Command(
    name = "score",
    description = {
      "Write each row's value of the model's loss: the higher, the stranger.",
      "If the weights have a threshold, a second number is 1 for a row above it and 0 for others."
    })
public final class ScoreCommand extends RowsCommand {
  @Option(
      names = "--threshold-quantile",
      paramLabel = "Q",
      converter = FromZeroToOne.class,
      description = "Make this quantile of the rows' scores the threshold, and keep it in W.")
  private Optional<Double> quantile = Optional.empty();

  public ScoreCommand(Context context) {
    super(context);
  }

  @Override
  Samples run(Autoencoder autoencoder, Model model, Samples rows) {
    if (quantile.isPresent()) {
      autoencoder.fitThreshold(rows.values(), rows.rows(), quantile.get());
    }
    float[] scores = new float[rows.rows()];
    autoencoder.score(rows.values(), scores, rows.rows());
    if (autoencoder.threshold().isEmpty()) {
      return new Samples(scores, rows.rows(), new int[0]);
    }
    double threshold = autoencoder.threshold().getAsDouble();
    float[] judged = new float[Math.multiplyExact(2, scores.length)];
    for (int row = 0; row < scores.length; row++) {
      judged[2 * row] = scores[row];
      judged[2 * row + 1] = scores[row] > threshold ? 1 : 0;
    }
    return new Samples(judged, rows.rows(), new int[] {2});
  }

  @Override
  void keep(Autoencoder autoencoder) throws IOException {
    if (quantile.isPresent()) {
      autoencoder.save(weights());
    }
  }
}
