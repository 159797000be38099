package dev.bowline.catalog;

import java.util.List;

/** One thing that a model file can name. */
public interface Entry {
  Family family();

  String name();

  /** Other names of the same thing. */
  default List<String> aliases() {
    return List.of();
  }

  /** What it takes, in positional order. */
  List<ArgumentSpec> arguments();

  /** What it is, in one sentence or formula, for the manual. */
  String summary();
}
