package dev.bowline.cli.text;

import com.google.gson.annotations.SerializedName;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import java.util.List;

/** The layers of models for programs. */
public final class SummaryJson {
  private SummaryJson() {}

  public static String of(List<Model> models) {
    return Json.of(models.stream().map(SummaryJson::model).toList());
  }

  private static ModelJson model(Model model) {
    List<LayerJson> layers = model.layers().stream().map(layer -> layer(model, layer)).toList();
    long total = LayerFacts.total(model);
    return new ModelJson(model.name(), layers, total, total);
  }

  private static LayerJson layer(Model model, Layer layer) {
    return new LayerJson(
        layer.name(),
        layer.kind(),
        layer.output().dims(),
        LayerFacts.parameters(model, layer),
        LayerFacts.tiedTo(layer).orElse(null));
  }

  private record ModelJson(
      String name,
      List<LayerJson> layers,
      @SerializedName("total_parameters") long totalParameters,
      @SerializedName("trainable_parameters") long trainableParameters) {}

  private record LayerJson(
      String name,
      String kind,
      @SerializedName("output_shape") List<Integer> outputShape,
      long parameters,
      @SerializedName("tied_to") String tiedTo) {}
}
