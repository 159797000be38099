package dev.bowline.reference;

import dev.bowline.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A model as a random draw describes it, easy to cut down and to print.
 *
 * @param seed what it was drawn from; also the seed of its training
 * @param scaling as it is written; {@code none} for none
 * @param rows how many rows of data to try it on
 */
record ModelSketch(
    long seed,
    List<Integer> input,
    String scaling,
    List<LayerSketch> layers,
    Optional<String> bottleneck,
    TrainSketch train,
    int rows) {
  ModelSketch {
    input = List.copyOf(input);
    layers = List.copyOf(layers);
  }

  /**
   * The train block; all but the batch size as it is written.
   *
   * @param pretrain {@code none} for none
   */
  record TrainSketch(
      String loss, String optimizer, List<String> metrics, int batchSize, String pretrain) {
    TrainSketch {
      metrics = List.copyOf(metrics);
    }

    TrainSketch withLoss(String other) {
      return new TrainSketch(other, optimizer, metrics, batchSize, pretrain);
    }

    TrainSketch withOptimizer(String other) {
      return new TrainSketch(loss, other, metrics, batchSize, pretrain);
    }

    TrainSketch withoutMetrics() {
      return new TrainSketch(loss, optimizer, List.of(), batchSize, pretrain);
    }

    TrainSketch withBatchSize(int other) {
      return new TrainSketch(loss, optimizer, metrics, other, pretrain);
    }

    TrainSketch withPretrain(String other) {
      return new TrainSketch(loss, optimizer, metrics, batchSize, other);
    }

    String text(long seed) {
      return """
          train {
            loss = %s;
            optimizer = %s;
            metrics = [%s];
            batch_size = %d;
            pretrain = %s;
            seed = %d;
          }
        """
          .formatted(loss, optimizer, String.join(", ", metrics), batchSize, pretrain, seed);
    }
  }

  String name() {
    return "Random" + seed;
  }

  SourceFile file() {
    return SourceFile.of(name() + ".ae", text());
  }

  /** The model file. */
  String text() {
    String dims = input.stream().map(String::valueOf).collect(Collectors.joining(", "));
    String lines =
        layers.stream().map(layer -> "  " + layer.text() + "\n").collect(Collectors.joining());
    return "// A random model of seed "
        + seed
        + ", for "
        + rows
        + " rows.\nautoencoder "
        + name()
        + " {\n  input("
        + dims
        + (scaling.equals("none") ? "" : ", scaling = " + scaling)
        + ");\n"
        + lines
        + bottleneck.map(layer -> "  bottleneck = " + layer + ";\n").orElse("")
        + train.text(seed)
        + "}\n";
  }

  ModelSketch withInput(List<Integer> other) {
    return new ModelSketch(seed, other, scaling, layers, bottleneck, train, rows);
  }

  ModelSketch withScaling(String other) {
    return new ModelSketch(seed, input, other, layers, bottleneck, train, rows);
  }

  ModelSketch withLayers(List<LayerSketch> other) {
    return new ModelSketch(seed, input, scaling, other, bottleneck, train, rows);
  }

  ModelSketch withoutBottleneck() {
    return new ModelSketch(seed, input, scaling, layers, Optional.empty(), train, rows);
  }

  ModelSketch withTrain(TrainSketch other) {
    return new ModelSketch(seed, input, scaling, layers, bottleneck, other, rows);
  }

  ModelSketch withRows(int other) {
    return new ModelSketch(seed, input, scaling, layers, bottleneck, train, other);
  }
}
