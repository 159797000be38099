package dev.bowline.formats.fit;

import dev.bowline.runtime.InputException;
import java.nio.file.Path;

/** A file holds two kernels where the model has one, and they differ. */
public final class TieConflictException extends InputException {
  private static final long serialVersionUID = 1;

  TieConflictException(Path file, String expected, String found) {
    super(file, expected, found);
  }
}
