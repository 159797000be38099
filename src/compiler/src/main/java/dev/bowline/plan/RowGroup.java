package dev.bowline.plan;

import dev.bowline.catalog.RowProgram;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Row programs that run one after the other over a row while it is in the cache.
 *
 * @param hidden values that are made for the group alone and never written
 */
record RowGroup(List<RowWork> works, Set<Value> hidden) implements Op {
  RowGroup {
    works = List.copyOf(works);
    hidden = Set.copyOf(hidden);
  }

  RowGroup(List<RowWork> works) {
    this(works, Set.of());
  }

  /** The same with values that need not be written. */
  RowGroup hiding(Set<Value> values) {
    return new RowGroup(works, values);
  }

  /**
   * The most that stands in one method, by {@link Programs#bulk}: at up to 25 bytes of bytecode for
   * each, which vector code takes, well below the 8000 beyond which a method is never compiled.
   */
  private static final int MOST = 240;

  /** Joins row programs that follow each other and cut their rows in the same way. */
  static List<Op> join(List<? extends Op> ops) {
    List<Op> joined = new ArrayList<>();
    List<RowWork> open = new ArrayList<>();
    for (Op op : ops) {
      boolean fits =
          op instanceof RowWork work
              && open.stream().allMatch(o -> o.width() == work.width() && o.size() == work.size())
              && bulk(open) + Programs.bulk(work.program()) <= MOST;
      if (!fits && !open.isEmpty()) {
        joined.add(new RowGroup(open));
        open.clear();
      }
      if (op instanceof RowWork work) {
        open.add(work);
      } else {
        joined.add(op);
      }
    }
    if (!open.isEmpty()) {
      joined.add(new RowGroup(open));
    }
    return joined;
  }

  private static int bulk(List<RowWork> works) {
    return works.stream().mapToInt(work -> Programs.bulk(work.program())).sum();
  }

  int width() {
    return works.get(0).width();
  }

  int size() {
    return works.get(0).size();
  }

  /** What it reads and does not make itself before. */
  @Override
  public List<Value> reads() {
    Set<Value> made = new LinkedHashSet<>();
    Set<Value> reads = new LinkedHashSet<>();
    for (RowWork work : works) {
      work.reads().stream().filter(value -> !made.contains(value)).forEach(reads::add);
      made.addAll(work.makes());
    }
    return List.copyOf(reads);
  }

  @Override
  public List<Value> makes() {
    Set<Value> made = new LinkedHashSet<>();
    works.forEach(work -> made.addAll(work.makes()));
    made.removeAll(hidden);
    return List.copyOf(made);
  }

  /** Every number is read before the other is first written. */
  @Override
  public boolean mayReplace(Value made, Value read) {
    boolean written = false;
    for (RowWork work : works) {
      for (RowProgram.Step step : work.program().steps()) {
        if (written && mentions(work, step, read)) {
          return false;
        }
        written |=
            step instanceof RowProgram.Each each && made.equals(work.values().get(each.target()));
      }
    }
    return true;
  }

  private static boolean mentions(RowWork work, RowProgram.Step step, Value value) {
    return work.values().entrySet().stream()
        .anyMatch(
            entry -> entry.getValue().equals(value) && Programs.mentions(step, entry.getKey()));
  }
}
