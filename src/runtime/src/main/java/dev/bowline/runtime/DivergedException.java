package dev.bowline.runtime;

/** The loss became NaN or infinite. The weights are those that gave it. */
public class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int epoch;
  private final int step;
  private final transient History history;

  /**
   * @param epoch from 1
   * @param step within the epoch, from 1
   * @param history of the epochs before
   */
  public DivergedException(int epoch, int step, double loss, History history) {
    super("the loss became " + loss + " in epoch " + epoch + ", step " + step);
    this.epoch = epoch;
    this.step = step;
    this.history = history;
  }

  public int epoch() {
    return epoch;
  }

  public int step() {
    return step;
  }

  public History history() {
    return history;
  }
}
