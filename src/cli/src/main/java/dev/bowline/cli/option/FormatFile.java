package dev.bowline.cli.option;

import dev.bowline.formats.WeightFormat;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a file of another tool: its ending has to say which format it has. */
public final class FormatFile implements ITypeConverter<Path> {
  @Override
  public Path convert(String text) {
    Path file = Path.of(text);
    if (WeightFormat.of(file).isEmpty()) {
      throw new TypeConversionException(
          "expected a name that ends in " + WeightFormat.endings() + ", found `" + text + "`");
    }
    return file;
  }
}
