package dev.bowline.reference;

import dev.bowline.catalog.Arguments;
import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Noise;
import dev.bowline.runtime.spi.Draws;
import java.util.Set;

/** Noise layers, from section 10 of the semantics and the layer table of the language. */
final class ReferenceNoise {
  static final Set<String> KNOWN =
      Set.of(
          "dropout",
          "gaussian_noise",
          "gaussian_dropout",
          "alpha_dropout",
          "masking_noise",
          "salt_and_pepper");

  private ReferenceNoise() {}

  /** The key of the numbers that a layer draws in a step. */
  static long key(long seed, long iteration, int layer) {
    return Draws.key(Draws.key(Draws.key(seed, Draws.NOISE), iteration), layer);
  }

  /** What an element becomes: {@code x * factor + shift}; the factor is its derivative. */
  record Disturbance(double factor, double shift) {
    double apply(double x) {
      return x * factor + shift;
    }
  }

  static Disturbance draw(Choice<Noise> noise, long key, int index) {
    Arguments given = noise.arguments();
    switch (noise.name()) {
      case "dropout":
        double rate = given.real("rate");
        return new Disturbance(Draws.uniform(key, index) < rate ? 0 : 1 / (1 - rate), 0);
      case "gaussian_noise":
        return new Disturbance(1, given.real("stddev") * Draws.normal(key, index));
      case "gaussian_dropout":
        double odds = given.real("rate") / (1 - given.real("rate"));
        return new Disturbance(1 + Math.sqrt(odds) * Draws.normal(key, index), 0);
      case "alpha_dropout":
        return alphaDropout(given.real("rate"), Draws.uniform(key, index));
      case "masking_noise":
        return new Disturbance(Draws.uniform(key, index) < given.real("rate") ? 0 : 1, 0);
      case "salt_and_pepper":
        double draw = Draws.uniform(key, index);
        if (draw < given.real("rate")) {
          return new Disturbance(0, draw < given.real("rate") / 2 ? 0 : 1);
        }
        return new Disturbance(1, 0);
      default:
        throw new AssertionError("the reference does not know " + noise.name());
    }
  }

  private static Disturbance alphaDropout(double rate, double draw) {
    double fallen = -1.6732632423543772 * 1.0507009873554805;
    double a = Math.pow((1 - rate) * (1 + rate * fallen * fallen), -0.5);
    double b = -a * fallen * rate;
    return draw < rate ? new Disturbance(0, a * fallen + b) : new Disturbance(a, b);
  }
}
