package dev.bowline.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C as a shutdown of the JVM: its hook asks for the stop and then holds the shutdown until the
 * watch is closed. The JVM then ends with 128 plus the signal's number, whatever we return.
 */
final class ShutdownInterrupts implements Interrupts {
  @Override
  public Watch watch(Runnable stop) {
    return new Hook(stop);
  }

  private static final class Hook implements Watch {
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean interrupted;

    Hook(Runnable stop) {
      thread =
          new Thread(
              () -> {
                interrupted = true;
                stop.run();
                awaitEnd();
              },
              "bowline-interrupt");
      Runtime.getRuntime().addShutdownHook(thread);
    }

    @Override
    public boolean interrupted() {
      return interrupted;
    }

    @Override
    public void close() {
      closed.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(thread);
      } catch (IllegalStateException alreadyShuttingDown) {
        // Then the hook has just been let go.
      }
    }

    private void awaitEnd() {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
