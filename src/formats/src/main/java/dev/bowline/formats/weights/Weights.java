package dev.bowline.formats.weights;

import dev.bowline.catalog.Choice;
import dev.bowline.model.Dense;
import dev.bowline.model.KernelUse;
import dev.bowline.model.Model;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.runtime.spi.Scaling;
import dev.bowline.runtime.spi.Tensor;
import dev.bowline.runtime.spi.WeightFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of a model: those of each parameter by its name, row-major, and what its scaling was
 * fitted to, if it has been.
 */
public record Weights(Model model, Map<String, float[]> values, Optional<FeatureScaling> scaling) {

  /**
   * Reads a weights file of Bowline's.
   *
   * @throws dev.bowline.runtime.InputException if it does not fit the model
   */
  public static Weights read(Model model, Path file) throws IOException {
    List<Tensor<float[]>> tensors =
        model.parameters().stream().map(p -> tensor(p, new float[p.size()])).toList();
    Scaling scaling = unfitted(model);
    WeightFile.read(file, tensors, scaling);
    Map<String, float[]> values = new LinkedHashMap<>();
    tensors.forEach(tensor -> values.put(tensor.name(), tensor.values()));
    boolean scaled = model.scaling().isPresent() && scaling.fitted();
    return new Weights(
        model,
        values,
        scaled
            ? Optional.of(new FeatureScaling(scaling.mean(), scaling.scale()))
            : Optional.empty());
  }

  /** Writes a weights file of Bowline's, as the model's class does. */
  public void save(Path file) throws IOException {
    Scaling stored = unfitted(model);
    scaling.ifPresent(fitted -> stored.restore(fitted.mean(), fitted.scale()));
    WeightFile.write(
        file,
        model.name(),
        ties(),
        model.parameters().stream().map(p -> tensor(p, of(p))).toList(),
        stored);
  }

  /** The numbers of a parameter, as it is stored. */
  public float[] of(Parameter parameter) {
    return values.get(parameter.name());
  }

  /** A layer's kernel as that layer uses it, [inputs][units]. */
  public float[] kernel(Dense layer) {
    KernelUse use = layer.kernel();
    return use.orientation() == Orientation.AS_STORED
        ? of(use.kernel())
        : Matrices.transposed(of(use.kernel()), use.kernel().rows(), use.kernel().columns());
  }

  /** The owner of each tied layer's kernel, both by the layers' names. */
  public Map<String, String> ties() {
    Map<String, String> ties = new LinkedHashMap<>();
    for (Dense layer : Part.WHOLE.dense(model)) {
      if (layer.tiedTo().isPresent()) {
        ties.put(layer.name(), layer.kernel().kernel().layer());
      }
    }
    return ties;
  }

  private static Tensor<float[]> tensor(Parameter parameter, float[] values) {
    int[] shape =
        parameter.isKernel()
            ? new int[] {parameter.rows(), parameter.columns()}
            : new int[] {parameter.columns()};
    return new Tensor<>(parameter.name(), shape, values);
  }

  /** The model's kind of scaling, before any fit. */
  private static Scaling unfitted(Model model) {
    int size = model.input().size();
    if (model.scaling().isEmpty()) {
      return Scaling.none(size);
    }
    Choice<dev.bowline.catalog.Scaling> choice = model.scaling().get();
    return switch (choice.entry().statistic()) {
      case STANDARD -> Scaling.standard(size);
      case MIN_MAX -> Scaling.minMax(size);
      case FACTOR -> Scaling.factor(size, choice.arguments().real("f"));
    };
  }
}
