package dev.bowline.formats.onnx;

import dev.bowline.formats.stored.StoredKernel;
import dev.bowline.formats.stored.StoredLayer;
import dev.bowline.formats.stored.StoredScaling;
import dev.bowline.formats.stored.StoredTensor;
import dev.bowline.formats.stored.StoredWeights;
import dev.bowline.formats.weights.FeatureScaling;
import dev.bowline.model.Orientation;
import dev.bowline.runtime.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks over the nodes of a graph in their order and finds the layers: {@code Gemm}, or {@code
 * MatMul} and the {@code Add} behind it, and {@code PRelu}. For each value it keeps how many layers
 * led to it; a graph where a node joins values of different counts is no chain. Vectors that are
 * subtracted from and divided into the input, or multiplied into and added to the output, are its
 * scaling.
 */
final class ChainFinder {
  private final Path path;
  private final OnnxGraph graph;
  private final Map<String, Constant> constants = new HashMap<>();
  private final Set<String> otherConstants = new HashSet<>();

  /** How many layers led to a value. */
  private final Map<String, Integer> depths = new HashMap<>();

  private final List<StoredLayer> layers = new ArrayList<>();
  private final List<List<String>> operators = new ArrayList<>(List.of(new ArrayList<>()));
  private final List<Affine> affine = new ArrayList<>();

  /** The value that a {@code MatMul} gave last and that may get its bias yet; empty for none. */
  private String bare = "";

  /** An operator with a vector of its own. */
  private record Affine(String op, Constant vector, int depth, OnnxNode node) {
    boolean is(String other, int where) {
      return op.equals(other) && depth == where;
    }
  }

  ChainFinder(Path path, OnnxGraph graph) {
    this.path = path;
    this.graph = graph;
  }

  LayerChain chain() throws IOException {
    graph.initializers().forEach(tensor -> constants.put(tensor.name(), Constant.of(tensor)));
    List<String> inputs =
        graph.inputs().stream().filter(name -> !constants.containsKey(name)).toList();
    if (inputs.size() != 1 || graph.outputs().size() != 1) {
      throw new InputException(
          path,
          "a graph with one input and one output",
          inputs.size() + " and " + graph.outputs().size());
    }
    depths.put(inputs.get(0), 0);
    for (OnnxNode node : graph.nodes()) {
      visit(node);
    }
    Integer end = depths.get(graph.outputs().get(0));
    if (end == null || end != layers.size()) {
      throw new InputException(
          path,
          "the output `" + graph.outputs().get(0) + "` behind the last layer",
          "it elsewhere");
    }
    return new LayerChain(
        new StoredWeights(path, layers, StoredWeights.Order.CHAIN, scaling()), operators);
  }

  private void visit(OnnxNode node) throws InputException {
    if (!node.domain().isEmpty() && !node.domain().equals("ai.onnx")) {
      throw notInChain(node, "an operator of `" + node.domain() + "`");
    }
    List<String> data = node.inputs().stream().filter(depths::containsKey).toList();
    if (data.isEmpty()) {
      constant(node);
      return;
    }
    int depth = depths.get(data.get(0));
    if (data.stream().anyMatch(name -> depths.get(name) != depth)) {
      throw notInChain(node, "one that joins values from in front of a layer and from behind it");
    }
    switch (node.op()) {
      case "Gemm" -> gemm(node, depth);
      case "MatMul" -> matMul(node, depth);
      case "PRelu" -> prelu(node, depth);
      default -> other(node, data, depth);
    }
  }

  /** A node that has nothing to do with the input. */
  private void constant(OnnxNode node) {
    Optional<Constant> first = node.input(0).map(constants::get);
    for (String output : node.outputs()) {
      if (node.op().equals("Constant")
          && node.attributes().get("value") instanceof OnnxTensor tensor) {
        String name = tensor.name().isEmpty() ? output : tensor.name();
        constants.put(
            output, Constant.of(new OnnxTensor(name, tensor.type(), tensor.dims(), tensor.data())));
      } else if (node.op().equals("Identity") && first.isPresent()) {
        constants.put(output, first.get());
      } else if (node.op().equals("Transpose") && first.isPresent() && first.get().isMatrix()) {
        boolean swaps = !List.of(0L, 1L).equals(node.attributes().get("perm"));
        constants.put(output, swaps ? first.get().flipped() : first.get());
      } else {
        otherConstants.add(output);
      }
    }
  }

  private void gemm(OnnxNode node, int depth) throws InputException {
    Constant kernel = kernel(node);
    if (node.whole("transA", 0) != 0 || node.real("alpha", 1) != 1 || node.real("beta", 1) != 1) {
      throw notInChain(node, "one with transA, alpha or beta");
    }
    Optional<StoredTensor> bias = Optional.empty();
    if (node.input(2).isPresent()) {
      Constant added = constants.get(node.input(2).get());
      if (added == null || !added.isRow()) {
        throw notInChain(node, "one that adds something else than a vector of its own");
      }
      bias = Optional.of(added.row(path));
    }
    add(node, node.whole("transB", 0) == 0 ? kernel : kernel.flipped(), bias, depth);
  }

  private void matMul(OnnxNode node, int depth) throws InputException {
    add(node, kernel(node), Optional.empty(), depth);
    bare = node.outputs().get(0);
  }

  private Constant kernel(OnnxNode node) throws InputException {
    Optional<Constant> kernel = node.input(1).map(constants::get);
    if (kernel.isEmpty() || !kernel.get().isMatrix()) {
      throw notInChain(node, "one that multiplies by something else than a matrix of its own");
    }
    return kernel.get();
  }

  private void add(OnnxNode node, Constant kernel, Optional<StoredTensor> bias, int depth)
      throws InputException {
    StoredKernel stored = kernel.kernel(path);
    add(node, StoredLayer.dense(stored.tensor().name(), Optional.of(stored), bias), depth);
  }

  private void prelu(OnnxNode node, int depth) throws InputException {
    Optional<Constant> slopes = node.input(1).map(constants::get);
    if (slopes.isEmpty() || !slopes.get().isRow() && !slopes.get().isSingle()) {
      throw notInChain(node, "one with other slopes than a vector of its own");
    }
    StoredTensor alpha = slopes.get().row(path);
    add(node, StoredLayer.prelu(alpha.name(), alpha), depth);
  }

  private void add(OnnxNode node, StoredLayer layer, int depth) throws InputException {
    if (depth != layers.size()) {
      throw notInChain(node, "one beside the chain, not behind its last layer");
    }
    layers.add(layer);
    operators.add(new ArrayList<>());
    bare = "";
    give(node, depth + 1);
  }

  private void other(OnnxNode node, List<String> data, int depth) throws InputException {
    boolean wasBare = data.equals(List.of(bare));
    if (!node.op().equals("Identity")) {
      bare = "";
    }
    for (String input : node.inputs()) {
      Constant own = constants.get(input);
      if (own == null || own.isSingle() && own.tensor().dims().size() != 1) {
        continue;
      }
      boolean numbers =
          own.tensor().type() == ElementType.FLOAT || own.tensor().type() == ElementType.DOUBLE;
      if (!numbers || (own.isSingle() && !isAffine(node))) {
        continue;
      }
      vector(node, own, depth, wasBare);
      give(node, depth);
      return;
    }
    operators.get(depth).add(node.op());
    if (node.op().equals("Identity") && wasBare) {
      bare = node.outputs().get(0);
    }
    give(node, depth);
  }

  /** A node with more than one number of its own: a bias, or a part of the scaling. */
  private void vector(OnnxNode node, Constant own, int depth, boolean behindMatMul)
      throws InputException {
    if (!isAffine(node) || !own.isRow() || own.orientation() != Orientation.AS_STORED) {
      throw notInChain(node, "one with numbers of its own, in `" + own.tensor().name() + "`");
    }
    StoredLayer last = layers.isEmpty() ? null : layers.get(layers.size() - 1);
    if (behindMatMul && node.op().equals("Add")) {
      layers.set(
          layers.size() - 1,
          StoredLayer.dense(last.name(), last.kernel(), Optional.of(own.row(path))));
    } else {
      affine.add(new Affine(node.op(), own, depth, node));
    }
  }

  private static boolean isAffine(OnnxNode node) {
    return Set.of("Add", "Sub", "Mul", "Div").contains(node.op());
  }

  private void give(OnnxNode node, int depth) {
    node.outputs().forEach(output -> depths.put(output, depth));
  }

  /** What is left of the vectors once the biases are taken has to be scaling, and whole. */
  private Optional<StoredScaling> scaling() throws InputException {
    int end = layers.size();
    List<Affine> front = affine.stream().filter(one -> one.depth() == 0).toList();
    List<Affine> back = affine.stream().filter(one -> one.depth() == end && end > 0).toList();
    if (affine.isEmpty()) {
      return Optional.empty();
    }
    Affine wrong = affine.get(0);
    if (front.size() + back.size() < affine.size()
        || !(front.isEmpty() || isScaling(front, "Sub", "Div", 0))
        || !(back.isEmpty() || isScaling(back, "Mul", "Add", end))) {
      throw notInChain(
          wrong.node(), "one with numbers of its own, in `" + wrong.vector().tensor().name() + "`");
    }
    Optional<StoredScaling> in =
        front.isEmpty() ? Optional.empty() : Optional.of(stored(front.get(0), front.get(1)));
    Optional<StoredScaling> out =
        back.isEmpty() ? Optional.empty() : Optional.of(stored(back.get(1), back.get(0)));
    if (in.isPresent() && out.isPresent()) {
      return Optional.of(both(in.get(), out.get()));
    }
    return in.or(() -> out);
  }

  private static boolean isScaling(List<Affine> two, String first, String second, int depth) {
    return two.size() == 2 && two.get(0).is(first, depth) && two.get(1).is(second, depth);
  }

  private StoredScaling stored(Affine mean, Affine scale) {
    return StoredScaling.of(mean.vector().row(path), scale.vector().row(path));
  }

  private StoredScaling both(StoredScaling in, StoredScaling out) {
    return new StoredScaling(
        in.mean(),
        in.scale(),
        () -> {
          FeatureScaling scaling = in.reading().read();
          if (!out.mean().shape().equals(in.mean().shape())
              || !out.scale().shape().equals(in.scale().shape())
              || !scaling.isSameAs(out.reading().read())) {
            throw new InputException(
                path,
                "the output scaled back by the numbers of the input",
                "others, in `" + out.mean().name() + "` and `" + out.scale().name() + "`");
          }
          return scaling;
        });
  }

  private InputException notInChain(OnnxNode node, String found) {
    return new InputException(
        path, "a chain of Gemm, MatMul, Add and activations", node.describe() + ", " + found);
  }
}
