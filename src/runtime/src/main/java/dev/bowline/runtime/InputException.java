package dev.bowline.runtime;

import java.io.IOException;
import java.nio.file.Path;

/** A file that could be read but does not fit: says which file, what was expected, what found. */
public class InputException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Path file;
  private final String expected;
  private final String found;

  public InputException(Path file, String expected, String found) {
    super(file + ": expected " + expected + ", found " + found);
    this.file = file;
    this.expected = expected;
    this.found = found;
  }

  public Path file() {
    return file;
  }

  public String expected() {
    return expected;
  }

  public String found() {
    return found;
  }
}
