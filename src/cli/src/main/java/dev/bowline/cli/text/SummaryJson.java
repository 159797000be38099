package dev.bowline.cli.text;

import com.google.gson.annotations.SerializedName;
import dev.bowline.catalog.Pretraining;
import dev.bowline.model.Dense;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Stages;
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
    List<StageJson> stages = Stages.of(model).stream().map(stage -> stage(model, stage)).toList();
    return new ModelJson(model.name(), layers, total, total, stages);
  }

  private static StageJson stage(Model model, Model stage) {
    Layer decoder =
        stage.layers().stream()
            .filter(Dense.class::isInstance)
            .reduce((first, second) -> second)
            .orElseThrow();
    return new StageJson(
        stage.bottleneck(),
        decoder.name(),
        stage.input().size(),
        stage.code().size(),
        Pretraining.epochs(model.training().pretraining().orElseThrow()),
        stage.training().loss().name());
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
      @SerializedName("trainable_parameters") long trainableParameters,
      List<StageJson> pretrain) {}

  private record StageJson(
      String encoder,
      String decoder,
      @SerializedName("input_size") int inputSize,
      @SerializedName("code_size") int codeSize,
      long epochs,
      String loss) {}

  private record LayerJson(
      String name,
      String kind,
      @SerializedName("output_shape") List<Integer> outputShape,
      long parameters,
      @SerializedName("tied_to") String tiedTo) {}
}
