package dev.bowline.catalog;

import java.util.List;

/** The callbacks, as semantics.md section 9 of the design lists them. */
final class Callbacks {
  private static final Range COUNT = new Range(0, true, Integer.MAX_VALUE, true);
  private static final ArgumentSpec MONITOR =
      ArgumentSpec.of("monitor", new ArgumentType.Reported(), "val_loss", "what is watched");
  private static final ArgumentSpec MODE =
      ArgumentSpec.of(
          "mode",
          new ArgumentType.Word(List.of("auto", "min", "max")),
          "auto",
          "which values are better; auto is min, for all that is reported is a loss");
  private static final ArgumentSpec VERBOSE =
      ArgumentSpec.of(
          "verbose",
          new ArgumentType.Whole(new Range(0, true, 1, true)),
          "0",
          "1 to be told what it does");

  static final List<Callback> ALL =
      List.of(
          new Callback(
              "early_stopping",
              "EarlyStopping",
              List.of(
                  MONITOR,
                  ArgumentSpec.real(
                      "min_delta", Range.NOT_NEGATIVE, "0", "a smaller change is no improvement"),
                  count("patience", "0", "so many epochs without an improvement end the training"),
                  VERBOSE,
                  MODE,
                  ArgumentSpec.optional(
                      "baseline",
                      new ArgumentType.Real(Range.ANY),
                      "an improvement counts only if it beats this value, too"),
                  ArgumentSpec.flag(
                      "restore_best_weights",
                      false,
                      "end with the weights of the best epoch, stopped early or not"),
                  count("start_from_epoch", "0", "so many epochs pass before it watches")),
              "ends the training when a value has not improved for some epochs"),
          new Callback(
              "reduce_lr_on_plateau",
              "ReduceLrOnPlateau",
              List.of(
                  MONITOR,
                  ArgumentSpec.real("factor", Range.RATE, "0.1", "what the rate is multiplied by"),
                  count("patience", "10", "so many epochs without an improvement lower the rate"),
                  VERBOSE,
                  MODE,
                  ArgumentSpec.real(
                      "min_delta",
                      Range.NOT_NEGATIVE,
                      "1e-4",
                      "a smaller change is no improvement"),
                  count("cooldown", "0", "so many epochs after a reduction count for nothing"),
                  ArgumentSpec.real("min_lr", Range.NOT_NEGATIVE, "0", "the lowest rate")),
              "lowers the learning rate when a value has not improved for some epochs;"
                  + " reports learning_rate"),
          new Callback(
              "model_checkpoint",
              "ModelCheckpoint",
              List.of(
                  ArgumentSpec.required(
                      "filepath",
                      new ArgumentType.Text(),
                      "the file, with fields such as {epoch:02d}, from 1, and {val_loss:.4f}"),
                  MONITOR,
                  VERBOSE,
                  ArgumentSpec.flag("save_best_only", false, "only what is better than all before"),
                  ArgumentSpec.flag(
                      "save_weights_only", false, "no difference: weights are all that is saved"),
                  MODE,
                  ArgumentSpec.of(
                      "save_freq",
                      new ArgumentType.WholeOr(Range.SIZE, "epoch"),
                      "epoch",
                      "after each epoch, or after each so many steps"),
                  ArgumentSpec.optional(
                      "initial_value_threshold",
                      new ArgumentType.Real(Range.ANY),
                      "the first best must beat this value")),
              "saves the weights as .safetensors"),
          new Callback(
              "csv_logger",
              "CsvLogger",
              List.of(
                  ArgumentSpec.required("filename", new ArgumentType.Text(), "the table to write"),
                  ArgumentSpec.of(
                      "separator", new ArgumentType.Text(), "\",\"", "what stands between values"),
                  ArgumentSpec.flag("append", false, "go on with a file that is there")),
              "writes a line for each epoch: epoch, from 0, and what was reported, by name;"
                  + " NA where something was not"),
          new Callback(
              "terminate_on_nan",
              "TerminateOnNan",
              List.of(),
              "ends the training when the loss is NaN or infinite, as every training does"));

  private Callbacks() {}

  private static ArgumentSpec count(String name, String fallback, String meaning) {
    return ArgumentSpec.of(name, new ArgumentType.Whole(COUNT), fallback, meaning);
  }
}
