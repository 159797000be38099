package dev.bowline.runtime;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The loss became NaN or infinite. The weights are those that gave it, unless a callback has put
 * the best ones back.
 */
public class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int epoch;
  private final int step;
  private final transient History history;
  private final transient Optional<String> layer;
  private final transient Optional<Path> saved;

  /**
   * @param place what comes before epoch and step, such as {@code pretrain 1/2: hidden 784-256, };
   *     empty for the training of the whole
   * @param epoch from 1
   * @param step within the epoch, from 1
   * @param layer the first whose values are not finite, {@code input} for the rows themselves;
   *     empty if all of them are and only the loss is not
   * @param saved the weights that the training saved last
   * @param history of the epochs before
   */
  public DivergedException(
      String place,
      int epoch,
      int step,
      double loss,
      Optional<String> layer,
      Optional<Path> saved,
      History history) {
    super(
        "the loss became %s in %sepoch %d, step %d; %s; %s"
            .formatted(
                loss,
                place,
                epoch,
                step,
                layer
                    .map("the first layer whose values are not finite is `%s`"::formatted)
                    .orElse("the values of all layers are finite"),
                saved.map("saved last: %s"::formatted).orElse("no weights were saved")));
    this.epoch = epoch;
    this.step = step;
    this.layer = layer;
    this.saved = saved;
    this.history = history;
  }

  public int epoch() {
    return epoch;
  }

  public int step() {
    return step;
  }

  /** The first layer whose values are not finite; empty if only the loss is not. */
  public Optional<String> layer() {
    return layer;
  }

  /** The file of the weights that the training saved last. */
  public Optional<Path> saved() {
    return saved;
  }

  public History history() {
    return history;
  }
}
