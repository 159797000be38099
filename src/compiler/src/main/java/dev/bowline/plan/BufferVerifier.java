package dev.bowline.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Follows a schedule and sees to it that no value is read from a buffer that lost it. */
final class BufferVerifier {
  private BufferVerifier() {}

  /**
   * Checks a placement.
   *
   * @throws IllegalStateException if a value is overwritten before its last use: a fault of the
   *     compiler
   */
  static void check(
      Iterable<Op> ops, Buffers buffers, Collection<Value> given, Collection<Value> kept) {
    Map<Buffers.Place, Value> holds = new HashMap<>();
    given.forEach(value -> holds.put(buffers.of(value), value));
    for (Op op : ops) {
      op.reads().forEach(value -> require(buffers, holds, value));
      op.makes().forEach(value -> holds.put(buffers.of(value), value));
      op.makes().forEach(value -> require(buffers, holds, value));
    }
    kept.forEach(value -> require(buffers, holds, value));
  }

  private static void require(Buffers buffers, Map<Buffers.Place, Value> holds, Value value) {
    Value held = holds.get(buffers.of(value));
    if (!value.equals(held)) {
      throw new IllegalStateException("expected " + value + " in its buffer, found " + held);
    }
    if (buffers.of(value).size() != value.size()) {
      throw new IllegalStateException("buffer of another size than " + value);
    }
  }
}
