package dev.bowline.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** Remembers why writing failed, which a {@code PrintStream} around it swallows. */
final class WatchedOutput extends FilterOutputStream {
  private IOException fault;

  WatchedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    if (fault != null) {
      throw fault;
    }
    try {
      out.write(bytes, from, count);
    } catch (IOException e) {
      fault = e;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      super.flush();
    } catch (IOException e) {
      fault = fault == null ? e : fault;
      throw e;
    }
  }

  /** Why something could not be written; a reader that has had enough is no fault. */
  Optional<IOException> fault() {
    return Optional.ofNullable(fault).filter(e -> !readerIsGone(e));
  }

  private static boolean readerIsGone(IOException fault) {
    String message = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("broken pipe") || message.contains("pipe is being closed");
  }
}
