package dev.bowline.formats.keras;

import java.util.HashMap;
import java.util.Map;

/** The groups' names: a class's first layer has its name alone, the next ones are counted. */
final class ClassNames {
  private final Map<String, Integer> used = new HashMap<>();

  String next(String snakeClass) {
    int count = used.merge(snakeClass, 1, Integer::sum) - 1;
    return count == 0 ? snakeClass : snakeClass + "_" + count;
  }
}
