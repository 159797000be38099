package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.option.FromZeroToOne;
import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.data.RowParts;
import dev.bowline.runtime.data.RowReader;
import dev.bowline.runtime.data.Samples;
import dev.bowline.runtime.spi.Quantile;
import java.io.IOException;
import java.util.Arrays;
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
    float[] scores = new float[rows.rows()];
    autoencoder.score(rows.values(), scores, rows.rows());
    return judged(autoencoder, new Samples(scores, scores.length, new int[0]));
  }

  /** A quantile is of all rows: their scores are kept in memory, though not the rows. */
  @Override
  RowParts results(Autoencoder autoencoder, Model model, RowReader rows) throws IOException {
    RowParts parts = super.results(autoencoder, model, rows);
    if (quantile.isEmpty()) {
      return parts;
    }
    float[] scores = scores(parts);
    autoencoder.setThreshold(Quantile.of(scores, quantile.get()));
    autoencoder.save(weights());
    return RowParts.of(judged(autoencoder, new Samples(scores, scores.length, new int[0])));
  }

  private static float[] scores(RowParts parts) throws IOException {
    float[] scores = new float[0];
    int rows = 0;
    for (Optional<Samples> part = parts.next(); part.isPresent(); part = parts.next()) {
      Samples some = part.get();
      if (scores.length < rows + some.rows()) {
        scores = Arrays.copyOf(scores, Math.max(rows + some.rows(), 2 * scores.length));
      }
      for (int row = 0; row < some.rows(); row++) {
        scores[rows++] = some.values()[row * some.size()];
      }
    }
    return Arrays.copyOf(scores, rows);
  }

  /** Scores, and what the threshold makes of each. */
  private static Samples judged(Autoencoder autoencoder, Samples scores) {
    if (autoencoder.threshold().isEmpty()) {
      return scores;
    }
    double threshold = autoencoder.threshold().getAsDouble();
    float[] judged = new float[Math.multiplyExact(2, scores.rows())];
    for (int row = 0; row < scores.rows(); row++) {
      judged[2 * row] = scores.values()[row];
      judged[2 * row + 1] = scores.values()[row] > threshold ? 1 : 0;
    }
    return new Samples(judged, scores.rows(), new int[] {2});
  }
}
