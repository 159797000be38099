package dev.bowline.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names that people know from Keras, for what is not here or is written differently. */
public final class Elsewhere {
  private static final String SPATIAL =
      "layers here are dense: `flatten` gives them the pixels of an image as a vector";
  private static final String NORMALISED =
      "nothing is normalised between layers; `input(..., scaling = standard)` does it for what the"
          + " network gets";
  private static final String CLASSES =
      "its target is the number of a class, where `categorical_crossentropy` takes a share for"
          + " each";

  /** What dense autoencoders have no use for, and why. */
  private static final Map<Family, Map<String, String>> UNFIT =
      Map.of(
          Family.LAYER,
          Map.ofEntries(
              Map.entry("conv2d", SPATIAL),
              Map.entry("conv2d_transpose", SPATIAL),
              Map.entry("max_pooling2d", SPATIAL),
              Map.entry("up_sampling2d", SPATIAL),
              Map.entry("upsampling2d", SPATIAL),
              Map.entry("spatial_dropout", SPATIAL + ", and `dropout` drops single numbers"),
              Map.entry("spatial_dropout2d", SPATIAL + ", and `dropout` drops single numbers")),
          Family.CONSTRAINT,
          Map.of("radial_constraint", "it is for the kernels of convolutions"),
          Family.LOSS,
          Map.of(
              "sparse_categorical_crossentropy",
              CLASSES,
              "categorical_generalized_cross_entropy",
              CLASSES,
              "ctc",
              "its target is a sequence of labels, shorter than the output",
              "circle",
              "its target is the number of a class, and it compares the rows of a batch with each"
                  + " other"));

  /** What to write instead. */
  private static final Map<Family, Map<String, String>> OTHERWISE =
      Map.of(
          Family.LAYER,
          Map.of(
              "rescaling",
              "write `input(..., scaling = factor(...))`: then the target is scaled as well",
              "activity_regularization",
              "write `activity_regularizer = l1_l2(...)` at the dense layer in front",
              "batch_normalization",
              NORMALISED,
              "batch_norm",
              NORMALISED,
              "layer_normalization",
              NORMALISED,
              "layer_norm",
              NORMALISED),
          Family.CALLBACK,
          Map.of(
              "tensor_board",
              "`bowline train --tensorboard FOLDER` writes its files",
              "tensorboard",
              "`bowline train --tensorboard FOLDER` writes its files"));

  private static final Map<String, String> SETTINGS =
      Map.of(
          "learning_rate", "it is the optimizer's: `optimizer = adam(learning_rate = 0.01);`",
          "initial_epoch",
              "`bowline train --resume FILE` goes on where a training ended, and so does"
                  + " `TrainingOptions.withInitialEpoch` in Java",
          "validation_data", "`bowline train --validation FILE` takes the rows from a file",
          "sample_weight", "`bowline train --sample-weight FILE` takes them from a file",
          "class_weight",
              "an autoencoder's rows have no classes; `bowline train --sample-weight FILE` weights"
                  + " single rows",
          "loss_weights", "an autoencoder has one output, so one loss");

  private static final Map<String, String> ARGUMENTS = arguments();

  private Elsewhere() {}

  private static Map<String, String> arguments() {
    Map<String, String> all = new HashMap<>();
    all.put("seed", "all that is random follows from `seed` in the train block");
    all.put("noise_shape", "each number of each row is drawn by itself");
    all.put("shared_axes", "each column has a slope of its own");
    all.put("loss_scale_factor", "no gradient here is so small that it needs one");
    all.put("decay", "write `learning_rate = inverse_time_decay(...)`");
    all.put("input_axes", "a kernel has rows for inputs and columns for units");
    all.put("output_axes", all.get("input_axes"));
    all.put("exclude_layers", "every kernel is stepped alike: a tied decoder has none of its own");
    all.put("exclude_embeddings", "no layer here is an embedding");
    all.put("name", "the name of a layer stands in front: `layer NAME = ...`");
    return Map.copyOf(all);
  }

  /** Why dense autoencoders have no use for a name of Keras's that a family lacks. */
  public static Optional<String> unfit(Family family, String name) {
    return Optional.ofNullable(UNFIT.getOrDefault(family, Map.of()).get(name));
  }

  /** What to write instead of a name that a family lacks. */
  public static Optional<String> otherwise(Family family, String name) {
    return Optional.ofNullable(OTHERWISE.getOrDefault(family, Map.of()).get(name));
  }

  /** What to do instead, for a setting that train blocks lack. */
  public static Optional<String> setting(String name) {
    return Optional.ofNullable(SETTINGS.get(name));
  }

  /** What to do instead, for an argument that a call lacks. */
  public static Optional<String> argument(String name) {
    return Optional.ofNullable(ARGUMENTS.get(name));
  }
}
