package dev.bowline.formats.onnx;

import java.io.IOException;

/** A model uses an activation that is not known as ONNX operators. */
public final class UnmappedActivationException extends IOException {
  private static final long serialVersionUID = 1;

  UnmappedActivationException(String activation) {
    super(
        "the activation `" + activation + "` has no counterpart among the operators of ONNX here");
  }
}
