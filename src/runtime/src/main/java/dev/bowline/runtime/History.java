package dev.bowline.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a training reported after each epoch: {@code loss}, the metrics, and {@code val_} of both.
 */
public final class History {
  private final Map<String, double[]> values = new LinkedHashMap<>();
  private final int epochs;

  private History(Map<String, double[]> values, int epochs) {
    values.forEach((name, numbers) -> this.values.put(name, numbers.clone()));
    this.epochs = epochs;
  }

  /**
   * A history of so many epochs.
   *
   * @throws IllegalArgumentException if a name has not one value for each epoch
   */
  public static History of(int epochs, Map<String, double[]> values) {
    values.forEach(
        (name, numbers) -> {
          if (numbers.length != epochs) {
            throw new IllegalArgumentException(
                name + ": expected " + epochs + " values, found " + numbers.length);
          }
        });
    return new History(values, epochs);
  }

  /** How many epochs were finished. */
  public int epochs() {
    return epochs;
  }

  /** What was reported, {@code loss} first. */
  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
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
