package dev.bowline.runtime;

/**
 * A stage of layer-wise pre-training: an encoding layer and the one tied to it.
 *
 * @param number from 1, the outermost pair first
 * @param stages how many there are
 * @param title the encoding layer and its sizes, such as {@code hidden 784-256}
 * @param epochs how often it goes through its rows
 */
public record PretrainingStage(int number, int stages, String title, int epochs) {
  /** Such as {@code pretrain 1/2: hidden 784-256}. */
  @Override
  public String toString() {
    return "pretrain %d/%d: %s".formatted(number, stages, title);
  }
}
