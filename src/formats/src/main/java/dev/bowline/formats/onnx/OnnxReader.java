package dev.bowline.formats.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a graph and finds the chain of layers in it. */
public final class OnnxReader {
  /** For nodes, names and what else a tool has to say beside the numbers. */
  private static final long ROOM = 4 << 20;

  private OnnxReader() {}

  /**
   * The chain of a file.
   *
   * @param parameters how many numbers the model has that it is for: a file that is very much
   *     larger is refused before it is read
   * @throws InputException if it is not ONNX, or not a chain of layers
   */
  public static LayerChain read(Path path, long parameters) throws IOException {
    // Twice for ties that were undone, twice for doubles, twice to spare.
    long most = Math.min(Integer.MAX_VALUE - 8, ROOM + 8 * Float.BYTES * parameters);
    long size = Files.size(path);
    if (size > most) {
      throw new InputException(
          path,
          "at most %d bytes, for a model of %d numbers".formatted(most, parameters),
          size + " bytes");
    }
    try {
      return LayerChain.of(path, OnnxDecoder.decode(path, Files.readAllBytes(path)));
    } catch (InvalidProtocolBufferException e) {
      InputException clear =
          new InputException(path, "a whole ONNX model", "something else: " + e.getMessage());
      clear.initCause(e);
      throw clear;
    }
  }
}
