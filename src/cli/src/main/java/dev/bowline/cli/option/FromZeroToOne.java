package dev.bowline.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number from 0 to 1. */
public final class FromZeroToOne implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && number <= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // It is refused below, as what it is.
    }
    throw new TypeConversionException("expected a number from 0 to 1, found `" + text + "`");
  }
}
