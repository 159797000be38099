package dev.bowline.check;

import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.Doc;
import dev.bowline.ast.InputDecl;
import dev.bowline.ast.Setting;
import dev.bowline.diagnostic.Code;
import dev.bowline.model.Layer;
import dev.bowline.model.Model;
import dev.bowline.model.Shape;
import dev.bowline.model.Training;
import dev.bowline.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks one autoencoder, part by part. */
final class AutoencoderChecker {
  private static final String BOTTLENECK = "bottleneck";
  private static final SettingsReader SETTINGS =
      new SettingsReader("an autoencoder", List.of(BOTTLENECK), Code.AE205, Code.AE208);

  private final ValueReader values;
  private final Reporter reporter;
  private final Bottleneck bottleneck;

  AutoencoderChecker(ValueReader values, Reporter reporter) {
    this.values = values;
    this.reporter = reporter;
    this.bottleneck = new Bottleneck(reporter);
  }

  /** The model, if enough of it is known; meaningless if an error was reported. */
  Optional<Model> check(AutoencoderDecl decl, String packageName) {
    Members members = Members.of(decl, reporter);
    new LayerNames(reporter).check(members.layers());
    InputSpec input =
        members
            .input()
            .map(i -> InputSpec.read(i, values.calls(), reporter))
            .orElse(InputSpec.UNKNOWN);
    Map<String, Setting> settings = SETTINGS.read(members.settings(), reporter);
    Training training = new TrainReader(values, reporter).read(members.train());
    if (new LayerLimit(reporter).isExceeded(members.layers())) {
      return Optional.empty();
    }
    Span source = members.input().map(InputDecl::keyword).orElse(decl.name().span());
    List<Built> built =
        new LayerChecker(values.calls(), reporter).check(members.layers(), input.shape(), source);
    Optional<Integer> named =
        Optional.ofNullable(settings.get(BOTTLENECK)).flatMap(s -> bottleneck.named(s, built));
    if (built.isEmpty() || input.shape().isEmpty()) {
      return Optional.empty();
    }
    Shape shape = input.shape().get();
    new LastShape(reporter).check(shape, source, built);
    List<Layer> layers = built.stream().flatMap(b -> b.layer().stream()).toList();
    if (layers.size() < built.size()) {
      return Optional.empty();
    }
    int chosen = named.orElseGet(() -> Bottleneck.byDefault(layers));
    Model model =
        new Model(
            decl.doc().map(Doc::text),
            packageName,
            decl.name().text(),
            shape,
            input.scaling(),
            layers,
            layers.get(chosen).name(),
            Bottleneck.codeLayers(layers, chosen),
            training,
            decl.name().span());
    bottleneck.checkNarrows(layers, chosen, shape, built.get(chosen).decl().name().span());
    new ModelLimits(reporter).check(model);
    new Pretrained(reporter).check(model, members);
    new Traps(reporter).check(model, members, input);
    return Optional.of(model);
  }
}
