package dev.bowline.benchmarks.contender;

/** What a contender stands for in the tables. */
public enum Role {
  /** What the others are compared with. */
  BOWLINE,
  /** A framework that derives the backward pass. */
  AUTOGRAD,
  /** A framework that is told the backward pass. */
  BY_HAND,
  /** A framework without what its user must know to make it fast on this processor. */
  AS_SHIPPED,
  /** Runs trained networks only. */
  RUNTIME,
  /** No network, but what the machine or a library can do at best. */
  LIMIT
}
