package dev.bowline.runtime.spi;

import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Callback;
import dev.bowline.runtime.DivergedException;
import dev.bowline.runtime.History;
import dev.bowline.runtime.RunningTraining;
import dev.bowline.runtime.TrainingListener;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One training: epochs, shuffling, validation, callbacks and history. */
final class Fitting implements RunningTraining {
  private final FitLoop loop;
  private final FitSettings settings;
  private final Split split;
  private final HistoryDraft history = new HistoryDraft();
  private final Averages training;
  private final Map<String, Double> reported = new LinkedHashMap<>();
  private Optional<Path> saved = Optional.empty();
  private final Optional<Recorder> recorder;
  private int epoch;

  /** The steps of this epoch that were done; 0 between two epochs. */
  private int step;

  private boolean finishing;

  /** The stages of pre-training that were done. */
  private int stages;

  Fitting(FitLoop loop, FitSettings settings, Split split) {
    this.loop = loop;
    this.settings = settings;
    this.split = split;
    training = new Averages(settings.metrics());
    epoch = settings.initialEpoch();
    recorder = settings.checkpoints().map(wanted -> Recorder.of(wanted, loop, settings, split));
  }

  History run() {
    settings.callbacks().forEach(callback -> callback.begin(this));
    recorder.ifPresent(r -> r.resume(this));
    try {
      if (!pretrained()) {
        return history.history();
      }
      int steps = (split.training().rows() - 1) / settings.batchSize() + 1;
      for (TrainingListener listener : settings.listeners()) {
        listener.trainingStarted(settings.epochs(), steps);
        if (epoch > 0) {
          listener.trainingResumed(step > 0 ? epoch - 1 : epoch, step);
        }
      }
      while (isUnfinished() && !loop.shouldStop()) {
        epoch();
      }
      recorder.ifPresent(r -> r.record(this));
      if (loop.iteration() > 0) {
        loop.finish();
      }
    } finally {
      settings.callbacks().forEach(Callback::end);
    }
    return history.history();
  }

  /** Whether nothing is left to do before the whole is trained. */
  private boolean pretrained() {
    boolean begun = loop.iteration() > 0 || epoch > 0;
    if (begun || settings.pretrainEpochs() == 0) {
      return true;
    }
    return new Pretraining(loop, settings).run(split.training(), stages, this::stageFinished);
  }

  private void stageFinished(int done) {
    stages = done;
    recorder.ifPresent(r -> r.record(this));
  }

  @Override
  public Autoencoder model() {
    return loop.model();
  }

  @Override
  public Map<String, Double> values() {
    Map<String, Double> values = training.values("");
    values.putAll(reported);
    return values;
  }

  @Override
  public double learningRate() {
    return loop.learningRate();
  }

  @Override
  public void setLearningRate(double rate) {
    if (!(rate >= 0 && Double.isFinite(rate))) {
      throw new IllegalArgumentException("learning rate: expected at least 0, found " + rate);
    }
    if (Double.isNaN(loop.fixedRate())) {
      throw new IllegalStateException("the learning rate follows a schedule and cannot be set");
    }
    loop.setLearningRate(rate);
  }

  @Override
  public void stop() {
    finishing = true;
  }

  @Override
  public void report(String name, double value) {
    reported.put(name, value);
  }

  @Override
  public void say(String message) {
    for (TrainingListener listener : settings.listeners()) {
      listener.message(message);
    }
  }

  @Override
  public void saved(Path file) {
    saved = Optional.of(file);
  }

  private boolean isUnfinished() {
    return step > 0 || epoch < settings.epochs() && !finishing;
  }

  private void epoch() {
    boolean resumed = step > 0;
    if (!resumed) {
      epoch++;
      training.reset();
      reported.clear();
      loop.beginEpoch();
    }
    for (TrainingListener listener : settings.listeners()) {
      // A callback has been told before the checkpoint, and remembers it.
      if (!resumed || !(listener instanceof Callback)) {
        listener.epochStarted(epoch);
      }
    }
    steps();
    if (loop.shouldStop()) {
      return;
    }
    reported.putAll(training.values(""));
    if (epoch % settings.validationFrequency() == 0) {
      split
          .validation()
          .map(range -> loop.evaluate(range, settings.validationBatchSize(), "val_"))
          .ifPresent(reported::putAll);
    }
    for (TrainingListener listener : settings.listeners()) {
      listener.epochFinished(epoch, Collections.unmodifiableMap(reported));
    }
    history.add(new LinkedHashMap<>(reported));
    step = 0;
    recorder.ifPresent(r -> r.record(this));
  }

  private void steps() {
    RowRange range = split.training();
    int batch = Math.min(settings.batchSize(), range.rows());
    int start = step * batch;
    if (start >= range.rows()) {
      return;
    }
    try (Windows windows = Windows.from(range, batch, start)) {
      RowOrder order = new RowOrder(windows.largest());
      while (goesOn() && windows.next()) {
        shuffle(order, windows, batch);
        for (int position = Math.max(0, start - windows.first());
            position < windows.rows() && goesOn();
            position += batch) {
          step(windows, order, position, Math.min(batch, windows.rows() - position));
        }
      }
    }
  }

  private void shuffle(RowOrder order, Windows windows, int batch) {
    switch (settings.shuffle()) {
      case ROWS ->
          order.shuffle(windows.rows(), settings.seed(), loop.epochsBegun(), windows.number());
      case BATCH ->
          order.shuffleBatches(
              windows.rows(), batch, settings.seed(), loop.epochsBegun(), windows.first() / batch);
      case NONE -> {}
    }
  }

  private boolean goesOn() {
    return !finishing && !loop.shouldStop();
  }

  private void step(Windows window, RowOrder order, int position, int rows) {
    BatchBuffer buffer = loop.buffer();
    buffer.gather(window, order, position, rows);
    step++;
    double loss = loop.advance(buffer.x(), buffer.target(), buffer.weights(), rows);
    if (!Double.isFinite(loss)) {
      Optional<String> layer = loop.firstNotFiniteOf(buffer.x(), rows);
      String place = settings.stage().map(stage -> stage + ", ").orElse("");
      throw new DivergedException(place, epoch, step, loss, layer, saved, history.history());
    }
    training.add(loss, loop.metrics, rows);
    for (int i = 0; i < settings.listeners().size(); i++) {
      settings.listeners().get(i).stepFinished(step, loss);
    }
    if (recorder.isPresent()) {
      recorder.get().stepFinished(this);
    }
  }

  /** Writes how far the training is, and what its callbacks remember. */
  void write(DataOutputStream out) throws IOException {
    if (loop.stages() > 0) {
      out.writeInt(stages);
    }
    out.writeInt(epoch);
    out.writeInt(step);
    out.writeBoolean(finishing);
    training.write(out);
    State.write(out, reported);
    out.writeInt(history.epochs().size());
    for (Map<String, Double> values : history.epochs()) {
      State.write(out, values);
    }
    out.writeUTF(saved.map(Path::toString).orElse(""));
    for (Callback callback : settings.callbacks()) {
      State.write(out, callback::save);
    }
  }

  void read(DataInputStream in) throws IOException {
    if (loop.stages() > 0) {
      stages = in.readInt();
    }
    epoch = in.readInt();
    step = in.readInt();
    finishing = in.readBoolean();
    training.read(in);
    reported.putAll(State.readValues(in));
    for (int left = in.readInt(); left > 0; left--) {
      history.add(State.readValues(in));
    }
    String path = in.readUTF();
    saved = path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    for (Callback callback : settings.callbacks()) {
      callback.restore(State.readPart(in));
    }
  }

  /** Where it is, in words. */
  String place() {
    if (loop.iteration() == 0 && stages > 0) {
      return "after pretrain %d/%d".formatted(stages, loop.stages());
    }
    return step == 0 ? "after epoch " + epoch : "in epoch " + epoch + ", after step " + step;
  }
}
