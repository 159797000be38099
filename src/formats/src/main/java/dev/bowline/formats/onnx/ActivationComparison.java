package dev.bowline.formats.onnx;

import dev.bowline.formats.weights.FeatureScaling;
import dev.bowline.formats.weights.Part;
import dev.bowline.formats.weights.Weights;
import dev.bowline.model.Layer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Compares what a file computes between its layers with what the model does. Differences are no
 * proof of a fault, as a function can be spelled in several ways; but weights under other
 * activations than they were trained with are worth a word.
 */
public final class ActivationComparison {
  private ActivationComparison() {}

  /** A note for each place where the operators differ. */
  public static List<String> notes(Path path, LayerChain chain, Weights weights)
      throws IOException {
    List<List<String>> expected;
    try {
      expected = LayerChain.of(path, ModelGraph.of(fitted(weights), Part.WHOLE)).computing();
    } catch (UnmappedActivationException e) {
      return List.of(
          path + ": whether it has the model's activations is not known: " + e.getMessage());
    }
    List<List<String>> found = chain.computing();
    List<Layer> layers = Part.WHOLE.weighted(weights.model());
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      if (!expected.get(i).equals(found.get(i))) {
        String place =
            i == 0 ? "in front of the first layer" : "behind `" + layers.get(i - 1).name() + "`";
        notes.add(
            "%s computes %s %s, where the model's activation is %s"
                .formatted(path, listed(found.get(i)), place, listed(expected.get(i))));
      }
    }
    return notes;
  }

  /** Some scaling where the file had none: it is not what is compared. */
  private static Weights fitted(Weights weights) {
    if (weights.model().scaling().isEmpty() || weights.scaling().isPresent()) {
      return weights;
    }
    float[] ones = new float[weights.model().input().size()];
    Arrays.fill(ones, 1);
    FeatureScaling neutral = new FeatureScaling(new float[ones.length], ones);
    return new Weights(weights.model(), weights.values(), Optional.of(neutral));
  }

  private static String listed(List<String> operators) {
    return operators.isEmpty() ? "nothing" : String.join(", ", operators);
  }
}
