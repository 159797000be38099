package dev.bowline.runtime.callback;

/** Which values are better. */
public enum Mode {
  /** The lower ones, for all that is reported is a loss or made of one. */
  AUTO,
  MIN,
  MAX
}
