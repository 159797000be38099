package dev.bowline.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a training reported after each epoch: {@code loss}, the metrics, and {@code val_} of both.
 */
public final class History {
  private final Map<String, double[]> values;
  private final int epochs;

  /** A history of so many epochs; each array has one number for each. */
  History(Map<String, double[]> values, int epochs) {
    this.values = new LinkedHashMap<>(values);
    this.epochs = epochs;
  }

  /** How many epochs were finished. */
  public int epochs() {
    return epochs;
  }

  /** What was reported, {@code loss} first. */
  public Set<String> names() {
    return java.util.Collections.unmodifiableSet(values.keySet());
  }

  /**
   * The values of one name, one for each epoch.
   *
   * @throws IllegalArgumentException if nothing of that name was reported
   */
  public double[] values(String name) {
    double[] found = values.get(name);
    if (found == null) {
      throw new IllegalArgumentException("expected one of " + names() + ", found " + name);
    }
    return found.clone();
  }
}
