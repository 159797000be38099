package dev.bowline.check;

import dev.bowline.ast.Argument;
import dev.bowline.catalog.Arguments;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a call, each with its name.
 *
 * @param arguments their values; a faulty one has its default's, or none if it has no default
 * @param written by name, what stands in the file
 * @param sizes the whole numbers in front, for a call that takes any number of them; empty if one
 *     is faulty
 * @param complete whether none is faulty or missing
 */
record Bound(
    Arguments arguments,
    Map<String, Argument> written,
    Optional<List<Integer>> sizes,
    boolean complete) {
  /** The argument as it stands in the file. */
  Optional<Argument> written(String name) {
    return Optional.ofNullable(written.get(name));
  }

  Optional<Integer> wholeInt(String name) {
    return Optional.ofNullable((Long) arguments.values().get(name)).map(Math::toIntExact);
  }
}
