package dev.bowline.formats.fit;

import dev.bowline.formats.weights.Weights;
import java.util.List;

/**
 * Weights that fit their model.
 *
 * @param notes what the user should know about the way they came
 */
public record Fitted(Weights weights, List<String> notes) {
  public Fitted {
    notes = List.copyOf(notes);
  }
}
