package dev.bowline.formats.weights;

/** Whose kernel a tie takes where a file holds several that differ. */
public enum TieFrom {
  /** The owner's. */
  ENCODER,
  /** That of the layer tied to it; the mean of them if there are several. */
  DECODER,
  /** The mean of all. */
  MEAN
}
