package dev.bowline.plan;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Gated;
import dev.bowline.catalog.Noise;
import dev.bowline.catalog.RowActivation;
import dev.bowline.model.Layer;
import dev.bowline.model.Prelu;

/** One link of the chain from a model's input to its output: {@code y} from {@code x}. */
sealed interface Link {
  Value x();

  Value y();

  /** A product with a kernel. */
  record Multiplied(Op.Product product) implements Link {
    @Override
    public Value x() {
      return product.in();
    }

    @Override
    public Value y() {
      return product.out();
    }
  }

  /** An activation, along groups of {@code width} elements. */
  record Activated(Layer layer, Choice<RowActivation> activation, int width, Value x, Value y)
      implements Link {}

  /** An activation that halves groups of {@code width} elements. */
  record Halved(Layer layer, Choice<Gated> activation, int width, Value x, Value y)
      implements Link {}

  /** Learned slopes where x is negative. */
  record Sloped(Prelu layer, Value x, Value y) implements Link {}

  /** A noise layer. {@code ordinal} is its number in the model. */
  record Disturbed(Layer layer, int ordinal, Choice<Noise> noise, Value x, Value y)
      implements Link {}
}
