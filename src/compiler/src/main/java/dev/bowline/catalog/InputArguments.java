package dev.bowline.catalog;

import java.util.List;

/** What {@code input(d1, ..., dk, scaling = none)} takes. */
public final class InputArguments {
  /** The name of the whole numbers that come first, in any number from 1. */
  public static final String DIMS = "dims";

  /** What may follow them, by name only. */
  public static final List<ArgumentSpec> ALL =
      List.of(
          ArgumentSpec.optional(
              "scaling",
              new ArgumentType.Named(Family.SCALING),
              "how raw units become what the network sees"));

  private InputArguments() {}
}
