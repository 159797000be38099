package dev.bowline.catalog;

import java.util.List;

/** What may stand in a train block. */
public final class TrainSettings {
  public static final List<ArgumentSpec> ALL =
      List.of(
          ArgumentSpec.of(
              "loss",
              new ArgumentType.Named(Family.LOSS),
              "mean_squared_error",
              "what training makes small"),
          ArgumentSpec.of(
              "optimizer", new ArgumentType.Named(Family.OPTIMIZER), "adam", "how it does so"),
          ArgumentSpec.of(
              "metrics",
              new ArgumentType.Many(new ArgumentType.Named(Family.LOSS)),
              "[]",
              "losses that are only reported"),
          ArgumentSpec.of(
              "batch_size", new ArgumentType.Whole(Range.SIZE), "32", "the rows of one step"),
          ArgumentSpec.of(
              "epochs", new ArgumentType.Whole(Range.SIZE), "1", "passes over the data"),
          ArgumentSpec.of(
              "shuffle",
              new ArgumentType.FlagOr("batch"),
              "true",
              "a fresh order of the rows in each epoch; with batch only within each batch, so"
                  + " that a batch keeps its rows"),
          ArgumentSpec.real(
              "validation_split",
              Range.RATE,
              "0",
              "the last fraction of the data, taken before shuffling"),
          ArgumentSpec.of(
              "validation_freq",
              new ArgumentType.Whole(Range.SIZE),
              "1",
              "validation rows are evaluated after each so many epochs"),
          ArgumentSpec.optional(
              "validation_batch_size",
              new ArgumentType.Whole(Range.SIZE),
              "so many validation rows are evaluated at once; none for batch_size"),
          ArgumentSpec.of(
              "callbacks",
              new ArgumentType.Many(new ArgumentType.Named(Family.CALLBACK)),
              "[]",
              "what watches the training"),
          ArgumentSpec.optional(
              "pretrain",
              new ArgumentType.Named(Family.PRETRAINING),
              "what is trained before the whole"),
          ArgumentSpec.of(
              "seed",
              new ArgumentType.Whole(Range.SEED),
              "0",
              "drives initial weights, shuffling and noise"));

  private TrainSettings() {}
}
