package dev.bowline.runtime.callback;

import dev.bowline.runtime.RunningTraining;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** A reported value that is watched, and the best one so far. */
final class Monitor {
  String name = "val_loss";
  Mode mode = Mode.AUTO;
  double minDelta;
  private OptionalDouble best = OptionalDouble.empty();
  private final Set<String> missed = new HashSet<>();

  /** Forgets everything but, if there is one, a first value to beat. */
  void reset(OptionalDouble first) {
    best = first;
    missed.clear();
  }

  /** What an epoch has to say; tells once what is missing. */
  OptionalDouble value(Map<String, Double> values, RunningTraining training, String asker) {
    Double value = values.get(name);
    if (value == null) {
      if (missed.add(name)) {
        training.say(
            "%s watches `%s`, which is not among %s".formatted(asker, name, values.keySet()));
      }
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(value);
  }

  /** Whether a value is better than the best one, which it then becomes. */
  boolean improves(double value) {
    boolean better = best.isEmpty() || beats(value, best.getAsDouble());
    if (better) {
      best = OptionalDouble.of(value);
    }
    return better;
  }

  /** Whether a value is better than another by more than the smallest change that counts. */
  boolean beats(double value, double other) {
    double delta = Math.abs(minDelta);
    return mode == Mode.MAX ? value - delta > other : value + delta < other;
  }

  OptionalDouble best() {
    return best;
  }

  void save(DataOutput out) throws IOException {
    out.writeBoolean(best.isPresent());
    out.writeDouble(best.orElse(0));
  }

  void restore(DataInput in) throws IOException {
    boolean present = in.readBoolean();
    double value = in.readDouble();
    best = present ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
