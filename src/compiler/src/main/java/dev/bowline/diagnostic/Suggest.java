package dev.bowline.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what somebody may have meant by a name that is unknown. */
public final class Suggest {
  private static final int MOST = 3;

  /** So many names can be listed. */
  private static final int FEW = 10;

  /** Names longer than this were not typed by a person. */
  private static final int LONGEST = 200;

  /** A file with more names than this shall not cost minutes. */
  private static final int CANDIDATES = 1_000;

  private Suggest() {}

  /** Up to three near names: the nearest first, then in the order given. */
  public static List<String> near(String name, Stream<String> legal) {
    if (name.length() > LONGEST) {
      return List.of();
    }
    int limit = Math.max(2, name.length() / 3);
    List<Candidate> near = new ArrayList<>();
    legal
        .distinct()
        .limit(CANDIDATES)
        .filter(other -> Math.abs(other.length() - name.length()) <= limit)
        .forEach(other -> near.add(new Candidate(other, EditDistance.between(name, other))));
    return near.stream()
        .filter(candidate -> candidate.distance <= limit)
        .filter(candidate -> candidate.distance < Math.max(name.length(), candidate.name.length()))
        .sorted(Comparator.comparingInt(Candidate::distance))
        .limit(MOST)
        .map(Candidate::name)
        .toList();
  }

  /** The same as a question, if there are any. */
  public static Optional<String> help(String name, Stream<String> legal) {
    List<String> near = near(name, legal);
    return near.isEmpty()
        ? Optional.empty()
        : Optional.of("did you mean " + Alternatives.quoted(near) + "?");
  }

  /** The same, or all the legal names where none is near and they are few. */
  public static Optional<String> helpOrAll(String name, List<String> legal) {
    return help(name, legal.stream())
        .or(
            () ->
                legal.isEmpty() || legal.size() > FEW
                    ? Optional.empty()
                    : Optional.of("possible here: " + Alternatives.quoted(legal)));
  }

  private record Candidate(String name, int distance) {}
}
