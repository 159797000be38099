package dev.bowline.catalog;

import java.util.List;

/** A training of parts of a model before that of the whole. */
public record Pretraining(String name, List<ArgumentSpec> arguments, String summary)
    implements Entry {
  private static final String EPOCHS = "epochs";

  /** The argument that says what stages make small that reconstruct codes. */
  public static final String INNER_LOSS = "inner_loss";

  static final List<Pretraining> ALL =
      List.of(
          new Pretraining(
              "layerwise",
              List.of(
                  ArgumentSpec.of(
                      EPOCHS,
                      new ArgumentType.Whole(Range.SIZE),
                      "10",
                      "passes over the rows, or their codes, in each stage"),
                  ArgumentSpec.of(
                      INNER_LOSS,
                      new ArgumentType.Named(Family.LOSS),
                      "mean_squared_error",
                      "what a stage makes small that reconstructs codes; the outermost one, which"
                          + " reconstructs the input, has the model's loss")),
              "trains each encoding dense layer together with the layer tied to it, from the"
                  + " outermost pair to the innermost, on the codes of the layers already trained"));

  /** How often each stage goes through its rows. */
  public static int epochs(Choice<Pretraining> chosen) {
    return Math.toIntExact(chosen.arguments().whole(EPOCHS));
  }

  @Override
  public Family family() {
    return Family.PRETRAINING;
  }
}
