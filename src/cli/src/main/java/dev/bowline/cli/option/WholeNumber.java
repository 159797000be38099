package dev.bowline.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whole numbers that are not below a bound. */
abstract sealed class WholeNumber implements ITypeConverter<Integer> {
  private final int least;

  private WholeNumber(int least) {
    this.least = least;
  }

  @Override
  public final Integer convert(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new TypeConversionException(
        "expected a whole number from " + least + ", found `" + text + "`");
  }

  /** Those from 0. */
  static final class FromZero extends WholeNumber {
    FromZero() {
      super(0);
    }
  }

  /** Those from 1. */
  static final class FromOne extends WholeNumber {
    FromOne() {
      super(1);
    }
  }
}
