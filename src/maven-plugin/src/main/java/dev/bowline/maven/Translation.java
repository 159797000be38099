package dev.bowline.maven;

import java.util.List;
import java.util.SortedMap;

/**
 * What the compiler made of the model files.
 *
 * @param classes Java sources by their path below the source root, with forward slashes
 */
record Translation(List<Message> messages, SortedMap<String, String> classes) {
  boolean failed() {
    return messages.stream().anyMatch(Message::isError);
  }
}
