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
  private final Map<Value, Buffer> places = new LinkedHashMap<>();
  private final List<Buffer> all = new ArrayList<>();

  /** An array of rows: [rows][size]. */
  record Buffer(String name, int size) {}

  /**
   * Places for all values of a schedule.
   *
   * @param given values that are there before the first operation
   * @param kept values that must still be there behind the last one
   */
  Buffers(List<Op> ops, Collection<Value> given, Collection<Value> kept) {
    Map<Value, Integer> lastRead = new HashMap<>();
    for (int i = 0; i < ops.size(); i++) {
      for (Value read : ops.get(i).reads()) {
        lastRead.put(read, i);
      }
    }
    kept.forEach(value -> lastRead.put(value, ops.size()));
    given.forEach(value -> place(value, fresh(value)));
    for (int i = 0; i < ops.size(); i++) {
      Op op = ops.get(i);
      int now = i;
      op.makes().ifPresent(made -> place(made, choose(op, made, now, lastRead)));
    }
    BufferVerifier.check(ops, this, given, kept);
  }

  Buffer of(Value value) {
    Buffer buffer = places.get(value);
    if (buffer == null) {
      throw new IllegalStateException("no place for " + value);
    }
    return buffer;
  }

  List<Buffer> all() {
    return List.copyOf(all);
  }

  private Buffer choose(Op op, Value made, int now, Map<Value, Integer> lastRead) {
    for (Buffer buffer : all) {
      if (buffer.size() == made.size() && isFree(buffer, op, now, lastRead)) {
        return buffer;
      }
    }
    return fresh(made);
  }

  /** Free is what nobody reads later, nor this operation itself unless it works in place. */
  private boolean isFree(Buffer buffer, Op op, int now, Map<Value, Integer> lastRead) {
    int until = op.worksInPlace() ? now : now - 1;
    return places.entrySet().stream()
        .filter(entry -> entry.getValue().equals(buffer))
        .allMatch(entry -> lastRead.getOrDefault(entry.getKey(), -1) <= until);
  }

  private Buffer fresh(Value value) {
    Buffer buffer = new Buffer(value.name(), value.size());
    all.add(buffer);
    return buffer;
  }

  private void place(Value value, Buffer buffer) {
    places.put(value, buffer);
  }
}
