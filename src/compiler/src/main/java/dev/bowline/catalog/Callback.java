package dev.bowline.catalog;

import java.util.List;

/**
 * What watches a training and may act on it.
 *
 * @param type the simple name of its class in the runtime: what must be given goes to the
 *     constructor, the rest to methods of the arguments' names
 */
public record Callback(String name, String type, List<ArgumentSpec> arguments, String summary)
    implements Entry {
  @Override
  public Family family() {
    return Family.CALLBACK;
  }
}
