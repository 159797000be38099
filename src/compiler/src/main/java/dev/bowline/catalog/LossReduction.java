package dev.bowline.catalog;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How the values of the rows of a batch become the number that training makes small. */
public enum LossReduction {
  /** Their sum over their number; with weights, of the weighted values over the same number. */
  SUM_OVER_BATCH_SIZE,
  /** Their sum. */
  SUM,
  /** Their weighted sum over the sum of the weights. */
  MEAN_WITH_SAMPLE_WEIGHT;

  private static final String MEAN = "mean";

  /** The words for them in a model file: Keras's. */
  static List<String> words() {
    return Stream.concat(
            Stream.of(SUM_OVER_BATCH_SIZE.word(), MEAN),
            Stream.of(SUM.word(), MEAN_WITH_SAMPLE_WEIGHT.word()))
        .toList();
  }

  static LossReduction of(String word) {
    return word.equals(MEAN) ? SUM_OVER_BATCH_SIZE : valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** What a model file calls it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
