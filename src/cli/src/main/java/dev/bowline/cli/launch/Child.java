package dev.bowline.cli.launch;

import java.io.IOException;

/**
 * A process that ends with ours. Ctrl-C reaches both by itself; whatever ends this JVM in another
 * orderly way is passed on, and this JVM then waits until the child has brought its work to an end.
 * For the disorderly ways see {@link ParentWatch}.
 */
final class Child {
  private final ProcessBuilder builder;
  private volatile Process process;

  Child(ProcessBuilder builder) {
    this.builder = builder;
  }

  /** Runs it to its end, and gives its exit status. */
  int run() throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "bowline-child"));
    process = builder.start();
    return await();
  }

  private void end() {
    if (process == null) {
      return;
    }
    // Elsewhere Ctrl-C reaches both too, but what we could send would leave the child no time.
    if (process.supportsNormalTermination()) {
      process.destroy();
    }
    await();
  }

  private int await() {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        // Nobody has a reason to: there is no other thread of ours.
        continue;
      }
    }
  }
}
