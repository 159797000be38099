package dev.bowline.formats;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A format of other tools; the ending of a file's name says which. */
public enum WeightFormat {
  SAFETENSORS(".safetensors"),
  NPZ(".npz"),
  /** Keras 3's weights. */
  KERAS(".weights.h5"),
  ONNX(".onnx");

  private final String ending;

  WeightFormat(String ending) {
    this.ending = ending;
  }

  /** The format of a file of that name. */
  public static Optional<WeightFormat> of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith(format.ending)).findFirst();
  }

  /** All endings, for messages. */
  public static String endings() {
    return Arrays.stream(values())
        .map(format -> format.ending)
        .collect(Collectors.joining(", "))
        .replaceAll(", ([^,]*)$", " or $1");
  }
}
