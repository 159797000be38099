package dev.bowline.report.analysis;

import dev.bowline.model.Model;
import dev.bowline.report.rows.ShownRows;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import java.util.Optional;

/**
 * What a model makes of rows that it was trained on, and of those that were kept back.
 *
 * @param measure what the errors are
 */
public record BothFindings(Findings training, Optional<Findings> validation, String measure) {
  /** Enough for pictures; more would make the page heavy. */
  private static final int MOST = 800;

  /** Runs the model over rows of its training data. */
  public static BothFindings of(Model model, Autoencoder autoencoder, Dataset data) {
    double split = model.training().validationSplit();
    ShownRows training = ShownRows.training(data, split, MOST);
    String measure =
        training.hasTarget()
            ? "mean squared distance from the target"
            : "score: " + model.training().loss().name();
    return new BothFindings(
        Findings.of(autoencoder, training),
        ShownRows.validation(data, split, MOST).map(rows -> Findings.of(autoencoder, rows)),
        measure);
  }

  /** Those that say more: of rows that were kept back, if there are any. */
  public Findings telling() {
    return validation.orElse(training);
  }
}
