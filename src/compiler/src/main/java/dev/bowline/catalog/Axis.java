package dev.bowline.catalog;

/** Along which axis an activation or a loss works. */
final class Axis {
  /** The other axes are not for them: a program runs along neighbouring numbers. */
  static final ArgumentSpec LAST =
      ArgumentSpec.of(
          "axis",
          new ArgumentType.Whole(new Range(-1, true, -1, true)),
          "-1",
          "the last axis is the only one possible");

  private Axis() {}
}
