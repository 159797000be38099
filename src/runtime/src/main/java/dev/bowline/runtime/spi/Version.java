package dev.bowline.runtime.spi;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers for states of weights: no two states of any instances in this JVM have the same. */
public final class Version {
  private static final AtomicLong LAST = new AtomicLong();

  private Version() {}

  /** The number of a new state. */
  public static long next() {
    return LAST.incrementAndGet();
  }
}
