package dev.bowline.runtime.spi;

import java.util.OptionalDouble;

/** The score above which a row is an anomaly, once there is one; safe to read on any thread. */
public final class Threshold {
  private volatile float value = Float.NaN;

  public OptionalDouble value() {
    float v = value;
    return Float.isNaN(v) ? OptionalDouble.empty() : OptionalDouble.of(v);
  }

  /**
   * Replaces it.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  public void set(float threshold) {
    if (!Float.isFinite(threshold)) {
      throw new IllegalArgumentException("threshold: expected a finite number, found " + threshold);
    }
    value = threshold;
  }

  /** Takes another one's state. */
  public void copy(Threshold other) {
    value = other.value;
  }
}
