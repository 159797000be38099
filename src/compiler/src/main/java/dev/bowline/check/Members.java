package dev.bowline.check;

import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.InputDecl;
import dev.bowline.ast.LayerDecl;
import dev.bowline.ast.Member;
import dev.bowline.ast.Setting;
import dev.bowline.ast.TrainDecl;
import dev.bowline.ast.Value;
import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import java.util.List;
import java.util.Optional;

/**
 * What an autoencoder consists of: one input in front, at least one layer, at most one train block.
 */
record Members(
    Optional<InputDecl> input,
    List<LayerDecl> layers,
    List<Setting> settings,
    Optional<TrainDecl> train) {
  /** Sorts the members; reports what is missing, doubled or in the wrong place. */
  static Members of(AutoencoderDecl decl, Reporter reporter) {
    List<InputDecl> inputs = all(decl, InputDecl.class);
    List<LayerDecl> layers = all(decl, LayerDecl.class);
    List<TrainDecl> trains = all(decl, TrainDecl.class);
    checkInput(decl, inputs, layers, reporter);
    if (layers.isEmpty()) {
      reporter.report(
          Diagnostic.of(
                  Code.AE304,
                  decl.name().span(),
                  "autoencoder %s has no layers".formatted(Quote.of(decl.name().text())))
              .help("it needs at least one, such as `layer code = dense(8);`"));
    }
    for (TrainDecl second : trains.stream().skip(1).toList()) {
      reporter.report(
          Diagnostic.of(Code.AE601, second.keyword(), "a second train block")
              .with(trains.get(0).keyword(), "the first one")
              .help("put all the settings into one"));
    }
    return new Members(
        inputs.stream().findFirst(), layers, all(decl, Setting.class), trains.stream().findFirst());
  }

  /** What the train block says of a setting. */
  Optional<Value> trained(String setting) {
    return train.stream()
        .flatMap(block -> block.settings().stream())
        .filter(written -> written.name().text().equals(setting))
        .findFirst()
        .map(Setting::value);
  }

  private static void checkInput(
      AutoencoderDecl decl, List<InputDecl> inputs, List<LayerDecl> layers, Reporter reporter) {
    if (inputs.isEmpty()) {
      reporter.report(
          Diagnostic.of(
                  Code.AE301,
                  decl.name().span(),
                  "autoencoder %s has no input".formatted(Quote.of(decl.name().text())))
              .help("give the shape of one sample first, such as `input(64);`"));
      return;
    }
    InputDecl first = inputs.get(0);
    for (InputDecl second : inputs.stream().skip(1).toList()) {
      reporter.report(
          Diagnostic.of(Code.AE302, second.keyword(), "a second input")
              .with(first.keyword(), "the first one"));
    }
    if (!layers.isEmpty() && layers.get(0).span().start() < first.span().start()) {
      reporter.report(
          Diagnostic.of(Code.AE303, first.keyword(), "the input stands behind a layer")
              .with(layers.get(0).name().span(), "this layer comes first")
              .help("put it in front of all layers"));
    }
  }

  private static <M extends Member> List<M> all(AutoencoderDecl decl, Class<M> type) {
    return decl.members().stream().filter(type::isInstance).map(type::cast).toList();
  }
}
