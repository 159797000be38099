package dev.bowline.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which array holds which value: a value that is no longer read leaves its array to a later one of
 * the same size.
 */
final class Buffers {
  private final Map<Value, Place> places = new LinkedHashMap<>();
  private final List<Place> all = new ArrayList<>();

  /** An array of rows: [rows][size]. */
  record Place(String name, int size) {}

  /**
   * Places for all values of a schedule.
   *
   * @param given values that are there before the first operation
   * @param kept values that must still be there behind the last one
   */
  Buffers(List<Op> ops, Collection<Value> given, Collection<Value> kept) {
    Map<Value, Integer> lastRead = lastReads(ops);
    kept.forEach(value -> lastRead.put(value, ops.size()));
    given.forEach(value -> places.put(value, fresh(value)));
    for (int i = 0; i < ops.size(); i++) {
      Op op = ops.get(i);
      for (Value made : op.makes()) {
        // Until the operation is done its other results stand, whether they are read again or not.
        lastRead.merge(made, i, Math::max);
        if (!places.containsKey(made)) {
          places.put(made, choose(op, made, i, lastRead));
        }
      }
    }
    BufferVerifier.check(ops, this, given, kept);
  }

  static Map<Value, Integer> lastReads(List<Op> ops) {
    Map<Value, Integer> lastRead = new HashMap<>();
    for (int i = 0; i < ops.size(); i++) {
      for (Value read : ops.get(i).reads()) {
        lastRead.put(read, i);
      }
    }
    return lastRead;
  }

  Place of(Value value) {
    Place place = places.get(value);
    if (place == null) {
      throw new IllegalStateException("no place for " + value);
    }
    return place;
  }

  List<Place> all() {
    return List.copyOf(all);
  }

  private Place choose(Op op, Value made, int now, Map<Value, Integer> lastRead) {
    for (Place place : all) {
      if (place.size() == made.size() && isFree(place, op, made, now, lastRead)) {
        return place;
      }
    }
    return fresh(made);
  }

  /** Free is what nobody reads later, nor this operation itself after it has begun to write. */
  private boolean isFree(Place place, Op op, Value made, int now, Map<Value, Integer> lastRead) {
    return places.entrySet().stream()
        .filter(entry -> entry.getValue().equals(place))
        .map(Map.Entry::getKey)
        .allMatch(
            held -> {
              int last = lastRead.getOrDefault(held, -1);
              return last < now
                  || last == now && !op.makes().contains(held) && op.mayReplace(made, held);
            });
  }

  private Place fresh(Value value) {
    Place place = new Place(value.name(), value.size());
    all.add(place);
    return place;
  }
}
