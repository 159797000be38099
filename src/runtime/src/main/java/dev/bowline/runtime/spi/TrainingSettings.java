package dev.bowline.runtime.spi;

import dev.bowline.runtime.Callback;
import dev.bowline.runtime.Shuffle;
import java.util.List;

/**
 * What a model file says of its training, where the options say nothing else.
 *
 * @param validationBatchSize 0 if it is the batch size
 * @param meaning another number for another model, as good as certainly
 * @param pretrainEpochs how often each stage of pre-training goes through its rows
 * @param callbacks of one trainer, for they remember its trainings
 */
public record TrainingSettings(
    int epochs,
    int batchSize,
    Shuffle shuffle,
    double validationSplit,
    long seed,
    double learningRate,
    List<String> metrics,
    int validationFrequency,
    int validationBatchSize,
    List<Callback> callbacks,
    int pretrainEpochs,
    long meaning) {
  public TrainingSettings {
    metrics = List.copyOf(metrics);
    callbacks = List.copyOf(callbacks);
  }

  /** Without callbacks, validation rows evaluated after each epoch, in batches like the others. */
  public TrainingSettings(
      int epochs,
      int batchSize,
      boolean shuffle,
      double validationSplit,
      long seed,
      double learningRate,
      List<String> metrics) {
    this(
        epochs,
        batchSize,
        Shuffle.of(shuffle),
        validationSplit,
        seed,
        learningRate,
        metrics,
        1,
        0,
        List.of(),
        0,
        0);
  }

  /** The same with callbacks. */
  public TrainingSettings with(Callback... more) {
    return changed(
        shuffle, validationFrequency, validationBatchSize, List.of(more), pretrainEpochs, meaning);
  }

  /** The same with another way to evaluate validation rows; 0 for the batch size. */
  public TrainingSettings withValidation(int frequency, int batch) {
    return changed(shuffle, frequency, batch, callbacks, pretrainEpochs, meaning);
  }

  /** The same with another order of the rows. */
  public TrainingSettings with(Shuffle order) {
    return changed(
        order, validationFrequency, validationBatchSize, callbacks, pretrainEpochs, meaning);
  }

  /** The same with so many epochs in each stage of pre-training. */
  public TrainingSettings withPretraining(int each) {
    return changed(shuffle, validationFrequency, validationBatchSize, callbacks, each, meaning);
  }

  /** The same for a model that means this. */
  public TrainingSettings of(long model) {
    return changed(
        shuffle, validationFrequency, validationBatchSize, callbacks, pretrainEpochs, model);
  }

  /** The same but for what the short constructor leaves out, and the order. */
  private TrainingSettings changed(
      Shuffle order, int frequency, int batch, List<Callback> watching, int each, long model) {
    return new TrainingSettings(
        epochs,
        batchSize,
        order,
        validationSplit,
        seed,
        learningRate,
        metrics,
        frequency,
        batch,
        watching,
        each,
        model);
  }
}
