package dev.bowline.runtime.spi;

import dev.bowline.runtime.Checkpoints;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Writes down the whole state of a training, and takes it up again. Order of rows and noise follow
 * from seed, epoch and step, so that these numbers are all of the generator's state.
 */
final class Recorder {
  private final CheckpointFolder folder;
  private final Checkpoints wanted;
  private final FitLoop loop;
  private final Identity identity;

  private Recorder(CheckpointFolder folder, Checkpoints wanted, FitLoop loop, Identity identity) {
    this.folder = folder;
    this.wanted = wanted;
    this.loop = loop;
    this.identity = identity;
  }

  /** Throws {@link UncheckedIOException} if the folder is none, or holds another training's. */
  static Recorder of(Checkpoints wanted, FitLoop loop, FitSettings settings, Split split) {
    try {
      CheckpointFolder folder = CheckpointFolder.open(wanted.folder());
      if (!wanted.resumes()) {
        folder.requireEmpty();
      }
      return new Recorder(folder, wanted, loop, identity(loop, settings, split));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Identity identity(FitLoop loop, FitSettings settings, Split split) {
    Identity identity = new Identity();
    identity.add("model", loop.model().getClass().getSimpleName());
    identity.add("a model with the parameters", loop.model().parameters().length);
    identity.add("a model with the layers", loop.layers());
    identity.add("the optimizer's state", loop.slots().stream().map(Tensor::name).toList());
    identity.add("batch size", settings.batchSize());
    identity.add("shuffle", settings.shuffle());
    identity.add("seed", settings.seed());
    identity.add("learning rate", settings.learningRate());
    identity.add("validation split", settings.validationSplit());
    identity.add("validation frequency", settings.validationFrequency());
    identity.add("validation batch size", settings.validationBatchSize());
    identity.add(
        "callbacks", settings.callbacks().stream().map(c -> c.getClass().getSimpleName()).toList());
    identity.add("a model with the meaning", Long.toHexString(settings.meaning()));
    if (loop.stages() > 0) {
      identity.add("pretrain epochs", settings.pretrainEpochs());
    }
    identity.add(split, settings.batchSize());
    return identity;
  }

  /** Goes on from the newest whole checkpoint, if that is wanted and there is one. */
  void resume(Fitting fitting) {
    if (!wanted.resumes()) {
      return;
    }
    try {
      Optional<CheckpointFolder.Found> found = folder.newest(fitting::say);
      if (found.isEmpty()) {
        fitting.say("no checkpoint in " + wanted.folder() + ": the training begins afresh");
        return;
      }
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(found.get().content()));
      identity.requireSame(found.get().file(), in);
      readWeights(in);
      fitting.read(in);
      fitting.say("resumed " + fitting.place() + " from " + found.get().file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records after each so many steps, if that is wanted. */
  void stepFinished(Fitting fitting) {
    if (wanted.steps().isPresent() && loop.iteration() % wanted.steps().getAsInt() == 0) {
      record(fitting);
    }
  }

  /** Records the state as it is. */
  void record(Fitting fitting) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      identity.write(out);
      writeWeights(out);
      fitting.write(out);
      folder.add(loop.iteration(), bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeWeights(DataOutputStream out) throws IOException {
    out.writeLong(loop.iteration());
    out.writeLong(loop.epochsBegun());
    out.writeDouble(loop.fixedRate());
    float[] parameters = loop.model().parameters();
    State.write(out, parameters, parameters.length);
    Scaling scaling = loop.scaling();
    State.write(out, scaling.mean(), scaling.size());
    State.write(out, scaling.scale(), scaling.size());
    for (Tensor<float[]> slot : loop.slots()) {
      State.write(out, slot.values(), slot.size());
    }
  }

  private void readWeights(DataInputStream in) throws IOException {
    loop.setIteration(in.readLong());
    loop.setEpochsBegun(in.readLong());
    loop.setLearningRate(in.readDouble());
    loop.model().setParameters(State.readFloats(in));
    float[] mean = State.readFloats(in);
    loop.scaling().restore(mean, State.readFloats(in));
    for (Tensor<float[]> slot : loop.slots()) {
      System.arraycopy(State.readFloats(in), 0, slot.values(), 0, slot.size());
    }
  }
}
