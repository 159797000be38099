package dev.bowline.cli.bench;

import java.time.Duration;

/**
 * How long a piece of work is timed.
 *
 * @param warmUp how long it runs first at least, so that the JIT compilers are done with it
 * @param measured how long it then runs for the record
 */
record Pace(Duration warmUp, Duration measured) {
  static Pace ofMillis(int warmUp, int measured) {
    return new Pace(Duration.ofMillis(warmUp), Duration.ofMillis(measured));
  }
}
