package dev.bowline.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a weights file to write: refuses endings that promise another format. */
public final class WeightsFile implements ITypeConverter<Path> {
  private static final List<String> OTHERS =
      List.of(".npy", ".npz", ".csv", ".gz", ".h5", ".hdf5", ".onnx", ".pt", ".pth", ".keras");

  @Override
  public Path convert(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    if (OTHERS.stream().anyMatch(name::endsWith)) {
      throw new TypeConversionException(
          "weights are saved as .safetensors, but `" + text + "` ends otherwise");
    }
    return Path.of(text);
  }
}
