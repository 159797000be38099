package dev.bowline.cli.launch;

import java.util.Optional;

/** Ends a child JVM whose parent has been killed, as a kill would have ended the two if one. */
public final class ParentWatch {
  /** What a shell says of a killed process. */
  private static final int KILLED = 137;

  private ParentWatch() {}

  /** Watches if this JVM is a child. */
  public static void start() {
    Long parent = Long.getLong(ChildOptions.PARENT);
    if (parent == null) {
      return;
    }
    Thread watch = new Thread(() -> await(parent), "bowline-parent");
    watch.setDaemon(true);
    watch.start();
  }

  private static void await(long parent) {
    // Another process has taken its place if it was killed before we came to look.
    Optional<ProcessHandle> found =
        ProcessHandle.current().parent().filter(process -> process.pid() == parent);
    if (found.isPresent()) {
      found.get().onExit().join();
    }
    Runtime.getRuntime().halt(KILLED);
  }
}
