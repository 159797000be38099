package dev.bowline.runtime;

/** Rows to train on. */
public final class Dataset {
  private Dataset() {}
}
