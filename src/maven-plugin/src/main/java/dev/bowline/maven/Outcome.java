package dev.bowline.maven;

import java.util.List;

/**
 * What a build of the models came to.
 *
 * @param messages what to tell, also what an earlier build had to tell of the same files
 */
record Outcome(Kind kind, List<Message> messages, int classes, int written, int removed) {
  /** Whether there was anything to do, and whether it could be done. */
  enum Kind {
    UP_TO_DATE,
    GENERATED,
    FAILED
  }
}
