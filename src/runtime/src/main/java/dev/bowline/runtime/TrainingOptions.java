package dev.bowline.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What replaces the settings of a model file in one training; immutable. */
public final class TrainingOptions {
  private static final TrainingOptions FROM_MODEL = new TrainingOptions(new Draft());

  private final OptionalInt epochs;
  private final OptionalInt batchSize;
  private final OptionalDouble learningRate;
  private final OptionalDouble validationSplit;
  private final OptionalLong seed;
  private final Optional<Shuffle> shuffle;
  private final OptionalInt threads;
  private final OptionalInt initialEpoch;
  private final OptionalInt validationFrequency;
  private final OptionalInt validationBatchSize;
  private final OptionalInt pretrainEpochs;
  private final Optional<Checkpoints> checkpoints;
  private final List<Callback> callbacks;
  private final List<TrainingListener> listeners;

  private TrainingOptions(Draft draft) {
    epochs = draft.epochs;
    batchSize = draft.batchSize;
    learningRate = draft.learningRate;
    validationSplit = draft.validationSplit;
    seed = draft.seed;
    shuffle = draft.shuffle;
    threads = draft.threads;
    initialEpoch = draft.initialEpoch;
    validationFrequency = draft.validationFrequency;
    validationBatchSize = draft.validationBatchSize;
    pretrainEpochs = draft.pretrainEpochs;
    checkpoints = draft.checkpoints;
    callbacks = List.copyOf(draft.callbacks);
    listeners = List.copyOf(draft.listeners);
  }

  /** Everything as the model file says. */
  public static TrainingOptions fromModel() {
    return FROM_MODEL;
  }

  /** How often {@code fit} goes through the data; from 1. */
  public TrainingOptions withEpochs(int epochs) {
    Draft draft = draft();
    draft.epochs = OptionalInt.of(atLeastOne("epochs", epochs));
    return new TrainingOptions(draft);
  }

  /** How many rows {@code fit} takes for a step; from 1. */
  public TrainingOptions withBatchSize(int batchSize) {
    Draft draft = draft();
    draft.batchSize = OptionalInt.of(atLeastOne("batch size", batchSize));
    return new TrainingOptions(draft);
  }

  /** The optimiser's learning rate, also in place of a schedule; above 0. */
  public TrainingOptions withLearningRate(double learningRate) {
    if (!(learningRate > 0 && Double.isFinite(learningRate))) {
      throw unexpected("learning rate", "a number above 0", learningRate);
    }
    Draft draft = draft();
    draft.learningRate = OptionalDouble.of(learningRate);
    return new TrainingOptions(draft);
  }

  /** The last fraction of the data is kept for validation; 0 for none, below 1. */
  public TrainingOptions withValidationSplit(double validationSplit) {
    if (!(validationSplit >= 0 && validationSplit < 1)) {
      throw unexpected("validation split", "a number from 0 to below 1", validationSplit);
    }
    Draft draft = draft();
    draft.validationSplit = OptionalDouble.of(validationSplit);
    return new TrainingOptions(draft);
  }

  /** Where the order of the rows and the noise come from. */
  public TrainingOptions withSeed(long seed) {
    Draft draft = draft();
    draft.seed = OptionalLong.of(seed);
    return new TrainingOptions(draft);
  }

  /** Whether each epoch takes the rows in a new random order. */
  public TrainingOptions withShuffle(boolean shuffle) {
    return withShuffle(Shuffle.of(shuffle));
  }

  /** In which order each epoch takes the rows. */
  public TrainingOptions withShuffle(Shuffle shuffle) {
    Draft draft = draft();
    draft.shuffle = Optional.of(shuffle);
    return new TrainingOptions(draft);
  }

  /** How many threads share a step; from 1. The default is one for each processor. */
  public TrainingOptions withThreads(int threads) {
    Draft draft = draft();
    draft.threads = OptionalInt.of(atLeastOne("threads", threads));
    return new TrainingOptions(draft);
  }

  /** How many epochs count as done before the first, which is the next one; from 0. */
  public TrainingOptions withInitialEpoch(int initialEpoch) {
    if (initialEpoch < 0) {
      throw unexpected("initial epoch", "at least 0", initialEpoch);
    }
    Draft draft = draft();
    draft.initialEpoch = OptionalInt.of(initialEpoch);
    return new TrainingOptions(draft);
  }

  /** Validation rows are evaluated after each so many epochs; from 1. */
  public TrainingOptions withValidationFrequency(int epochs) {
    Draft draft = draft();
    draft.validationFrequency = OptionalInt.of(atLeastOne("validation frequency", epochs));
    return new TrainingOptions(draft);
  }

  /** How many validation rows are evaluated at once; from 1. The default is the batch size. */
  public TrainingOptions withValidationBatchSize(int rows) {
    Draft draft = draft();
    draft.validationBatchSize = OptionalInt.of(atLeastOne("validation batch size", rows));
    return new TrainingOptions(draft);
  }

  /** How often each stage of a model's pre-training goes through its rows; 0 for none at all. */
  public TrainingOptions withPretrainEpochs(int epochs) {
    if (epochs < 0) {
      throw unexpected("pretrain epochs", "at least 0", epochs);
    }
    Draft draft = draft();
    draft.pretrainEpochs = OptionalInt.of(epochs);
    return new TrainingOptions(draft);
  }

  /** Writes down the state of the training, so that it can go on if it is killed. */
  public TrainingOptions withCheckpoints(Checkpoints checkpoints) {
    Draft draft = draft();
    draft.checkpoints = Optional.of(checkpoints);
    return new TrainingOptions(draft);
  }

  /** One more callback, told after the model file's and those before it. */
  public TrainingOptions withCallback(Callback callback) {
    Draft draft = draft();
    draft.callbacks.add(callback);
    return new TrainingOptions(draft);
  }

  /** One more listener, told after those before it. */
  public TrainingOptions withListener(TrainingListener listener) {
    Draft draft = draft();
    draft.listeners.add(listener);
    return new TrainingOptions(draft);
  }

  public OptionalInt epochs() {
    return epochs;
  }

  public OptionalInt batchSize() {
    return batchSize;
  }

  public OptionalDouble learningRate() {
    return learningRate;
  }

  public OptionalDouble validationSplit() {
    return validationSplit;
  }

  public OptionalLong seed() {
    return seed;
  }

  public Optional<Shuffle> shuffle() {
    return shuffle;
  }

  public OptionalInt threads() {
    return threads;
  }

  public OptionalInt initialEpoch() {
    return initialEpoch;
  }

  public OptionalInt validationFrequency() {
    return validationFrequency;
  }

  public OptionalInt validationBatchSize() {
    return validationBatchSize;
  }

  public OptionalInt pretrainEpochs() {
    return pretrainEpochs;
  }

  public Optional<Checkpoints> checkpoints() {
    return checkpoints;
  }

  public List<Callback> callbacks() {
    return callbacks;
  }

  public List<TrainingListener> listeners() {
    return listeners;
  }

  private Draft draft() {
    Draft draft = new Draft();
    draft.epochs = epochs;
    draft.batchSize = batchSize;
    draft.learningRate = learningRate;
    draft.validationSplit = validationSplit;
    draft.seed = seed;
    draft.shuffle = shuffle;
    draft.threads = threads;
    draft.initialEpoch = initialEpoch;
    draft.validationFrequency = validationFrequency;
    draft.validationBatchSize = validationBatchSize;
    draft.pretrainEpochs = pretrainEpochs;
    draft.checkpoints = checkpoints;
    draft.callbacks.addAll(callbacks);
    draft.listeners.addAll(listeners);
    return draft;
  }

  private static int atLeastOne(String what, int number) {
    if (number < 1) {
      throw unexpected(what, "at least 1", number);
    }
    return number;
  }

  private static IllegalArgumentException unexpected(String what, String expected, Object found) {
    return new IllegalArgumentException(what + ": expected " + expected + ", found " + found);
  }

  /** Options in the making. */
  private static final class Draft {
    private OptionalInt epochs = OptionalInt.empty();
    private OptionalInt batchSize = OptionalInt.empty();
    private OptionalDouble learningRate = OptionalDouble.empty();
    private OptionalDouble validationSplit = OptionalDouble.empty();
    private OptionalLong seed = OptionalLong.empty();
    private Optional<Shuffle> shuffle = Optional.empty();
    private OptionalInt threads = OptionalInt.empty();
    private OptionalInt initialEpoch = OptionalInt.empty();
    private OptionalInt validationFrequency = OptionalInt.empty();
    private OptionalInt validationBatchSize = OptionalInt.empty();
    private OptionalInt pretrainEpochs = OptionalInt.empty();
    private Optional<Checkpoints> checkpoints = Optional.empty();
    private final List<Callback> callbacks = new ArrayList<>();
    private final List<TrainingListener> listeners = new ArrayList<>();
  }
}
