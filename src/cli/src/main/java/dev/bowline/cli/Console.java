package dev.bowline.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/** Standard output and standard error. */
public final class Console {
  private static final int BUFFER = 1 << 16;

  private final WatchedOutput watched;
  private final PrintStream out;
  private final PrintStream err;
  private final Reader reader;

  /** Who reads what is written. */
  public enum Reader {
    /** A person, who likes a line that moves. */
    TERMINAL,
    /** A file or a program. */
    PIPE
  }

  public Console(OutputStream out, OutputStream err, Charset charset, Reader reader) {
    this.watched = new WatchedOutput(out);
    this.out = new PrintStream(new BufferedOutputStream(watched, BUFFER), false, charset);
    this.err = new PrintStream(err, true, charset);
    this.reader = reader;
  }

  /** Results. Buffered: {@link #flush} where somebody waits. */
  public PrintStream out() {
    return out;
  }

  /** Diagnostics, warnings and progress. */
  public PrintStream err() {
    return err;
  }

  public Reader reader() {
    return reader;
  }

  /** A warning that belongs to no place in a model file. */
  public void warn(String message) {
    err.println("warning: " + message);
  }

  public void flush() {
    out.flush();
    err.flush();
  }

  /** Whether nobody takes the results any more, so that making more of them is idle. */
  public boolean isClosed() {
    return out.checkError();
  }

  /** Why results could not be written, if so. */
  Optional<IOException> fault() {
    return watched.fault();
  }
}
