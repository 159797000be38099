package dev.bowline.cli.command;

import dev.bowline.cli.Context;
import dev.bowline.cli.ExitStatus;
import dev.bowline.cli.Fault;
import dev.bowline.cli.Interrupts;
import dev.bowline.cli.option.CheckpointOptions;
import dev.bowline.cli.option.DataOptions;
import dev.bowline.cli.option.KeepOptions;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.option.PictureOptions;
import dev.bowline.cli.option.TrainingArguments;
import dev.bowline.cli.progress.Progress;
import dev.bowline.cli.progress.TrainingPictures;
import dev.bowline.cli.text.HistoryText;
import dev.bowline.memory.CompiledModel;
import dev.bowline.model.Model;
import dev.bowline.model.Shape;
import dev.bowline.report.TrainingRun;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.DivergedException;
import dev.bowline.runtime.History;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a model, from its initial weights or from those of a file. */
@Command(
    name = "train",
    description = {
      "Train a model. What is not named here is as the model's train block says.",
      "Ctrl-C ends the training after the current step; what --save and --history name is "
          + "still written, and the exit status is 130."
    })
public final class TrainCommand implements Callable<Integer> {
  private final Context context;

  @Mixin private ModelOptions model;
  @Mixin private DataOptions data;

  @Option(
      names = "--target",
      paramLabel = "T",
      description = "What to reconstruct, row by row (default: the data).")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--sample-weight",
      paramLabel = "F",
      description = "What each row counts in the loss: a file of one number a row, none below 0.")
  private Optional<String> sampleWeight = Optional.empty();

  @Option(
      names = "--validation",
      paramLabel = "V",
      description = "Rows to evaluate after each epoch and never to train on.")
  private Optional<String> validation = Optional.empty();

  @Option(
      names = "--weights",
      paramLabel = "W",
      description = "The weights to go on from (.safetensors).")
  private Optional<Path> weights = Optional.empty();

  @Mixin private TrainingArguments arguments;
  @Mixin private KeepOptions keep;
  @Mixin private CheckpointOptions checkpoints;
  @Mixin private PictureOptions pictures;

  public TrainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    keep.requirePlaces();
    pictures.requirePlaces();
    ModelReader reader = new ModelReader(context);
    Model checked = reader.modelQuietly(model);
    Dataset rows = rows(checked.input());
    CompiledModel compiled = reader.compiled(model, arguments.targets(checked, rows.rows()));
    Autoencoder autoencoder = start(compiled);
    if (keep.nothing() && !checkpoints.given()) {
      warnOfLoss();
    }
    try (TrainingPictures drawn = pictures.start(compiled.model(), autoencoder, rows)) {
      return train(compiled.model(), autoencoder, rows, drawn);
    }
  }

  private void warnOfLoss() {
    String kept = pictures.nothing() ? "nothing will be kept" : "no weights will be kept";
    context.console().warn(kept + ": name a file with `--save` or `--history`");
  }

  private Autoencoder start(CompiledModel compiled) throws IOException {
    return weights.isPresent()
        ? StoredWeights.load(weights.get(), compiled, context)
        : compiled.create(arguments.seed().seed(compiled.model()));
  }

  private Dataset rows(Shape shape) throws IOException {
    Dataset rows = Dataset.of(data.read(shape, "input"));
    if (target.isPresent()) {
      Dataset wanted = Dataset.of(data.readBeside("--target", target.get(), shape, "input"));
      if (wanted.rows() != rows.rows()) {
        throw new Fault(
            target.get()
                + ": expected "
                + rows.rows()
                + " rows as the data have, found "
                + wanted.rows());
      }
      rows = rows.withTarget(wanted.x());
    }
    if (sampleWeight.isPresent()) {
      rows = rows.withSampleWeight(weights(sampleWeight.get(), rows.rows()));
    }
    return validation.isPresent()
        ? rows.withValidation(Dataset.of(data.read(validation.get(), shape, "input")))
        : rows;
  }

  private float[] weights(String name, int rows) throws IOException {
    float[] weights = data.readColumn("--sample-weight", name, rows);
    for (int n = 0; n < rows; n++) {
      if (weights[n] < 0) {
        throw new Fault(
            "%s: expected weights of at least 0, found %s in row %d"
                .formatted(name, weights[n], n + 1));
      }
    }
    return weights;
  }

  private int train(Model trained, Autoencoder autoencoder, Dataset rows, TrainingPictures drawn)
      throws IOException {
    Progress progress = Progress.on(context.console());
    TrainingOptions options =
        checkpoints.follow(drawn.follow(arguments.options())).withListener(progress);
    long start = System.nanoTime();
    try (Trainer trainer = autoencoder.trainer(options);
        Interrupts.Watch watch = context.interrupts().watch(trainer::stop)) {
      History history = fit(trainer, rows, progress);
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      keep.write(autoencoder, history);
      pictures.write(
          new TrainingRun(
              trained, autoencoder, options, rows, data.name(), model.consts(), history, time));
      tell(history, watch.interrupted());
      return watch.interrupted() ? ExitStatus.INTERRUPTED : ExitStatus.DONE;
    }
  }

  private History fit(Trainer trainer, Dataset rows, Progress progress) throws IOException {
    try (progress) {
      return trainer.fit(rows);
    } catch (DivergedException e) {
      keep.writeHistory(e.history());
      throw e;
    } catch (IllegalArgumentException e) {
      // The rows are of the right size: what is left is a split that leaves none of them.
      throw new Fault(e.getMessage());
    }
  }

  private void tell(History history, boolean interrupted) {
    if (interrupted) {
      context.console().warn("interrupted: the training ended before its last step");
    }
    context.console().out().println(HistoryText.of(history));
    context.console().flush();
  }
}
