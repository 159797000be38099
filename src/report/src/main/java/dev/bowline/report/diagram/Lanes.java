package dev.bowline.report.diagram;

import dev.bowline.report.diagram.Diagram.Tie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** How far out arcs run: those within others stay inside of them. */
final class Lanes {
  private Lanes() {}

  /** The lane of each tie, from 0; ties whose boxes overlap never share one. */
  static List<Integer> of(List<Tie> ties) {
    Integer[] lanes = new Integer[ties.size()];
    List<Integer> shortestFirst =
        IntStream.range(0, ties.size())
            .boxed()
            .sorted(Comparator.comparingInt(at -> ties.get(at).user() - ties.get(at).owner()))
            .toList();
    for (int at : shortestFirst) {
      int lane = 0;
      while (isTaken(ties, lanes, at, lane)) {
        lane++;
      }
      lanes[at] = lane;
    }
    return List.of(lanes);
  }

  private static boolean isTaken(List<Tie> ties, Integer[] lanes, int tie, int lane) {
    List<Integer> sharers = new ArrayList<>();
    for (int other = 0; other < lanes.length; other++) {
      if (lanes[other] != null && lanes[other] == lane && overlap(ties.get(tie), ties.get(other))) {
        sharers.add(other);
      }
    }
    return !sharers.isEmpty();
  }

  private static boolean overlap(Tie one, Tie other) {
    return one.owner() <= other.user() && other.owner() <= one.user();
  }
}
