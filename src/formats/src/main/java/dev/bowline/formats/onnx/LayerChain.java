package dev.bowline.formats.onnx;

import dev.bowline.formats.stored.StoredWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A chain of layers as a graph has it.
 *
 * @param operators what is computed in front of the first layer with weights, then behind each:
 *     names of operators, in the order of the graph
 */
public record LayerChain(StoredWeights stored, List<List<String>> operators) {
  /** Those that only move numbers about; tools differ in where they put them. */
  private static final Set<String> NEUTRAL =
      Set.of(
          "Cast",
          "Concat",
          "Constant",
          "Dropout",
          "Flatten",
          "Gather",
          "Identity",
          "Reshape",
          "Shape",
          "Slice",
          "Squeeze",
          "Unsqueeze");

  public LayerChain {
    operators = operators.stream().map(List::copyOf).toList();
  }

  /**
   * Finds it.
   *
   * @throws dev.bowline.runtime.InputException if the graph is something else
   */
  static LayerChain of(Path path, OnnxGraph graph) throws IOException {
    return new ChainFinder(path, graph).chain();
  }

  /** The same operators without those that change no number. */
  List<List<String>> computing() {
    List<List<String>> computing = new ArrayList<>();
    for (List<String> some : operators) {
      computing.add(some.stream().filter(op -> !NEUTRAL.contains(op)).sorted().toList());
    }
    return computing;
  }
}
