package dev.bowline.check;

import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Quote;
import dev.bowline.model.Model;
import dev.bowline.model.Nesting;
import dev.bowline.source.Span;

/** Layer-wise pre-training wants each encoder to have one tied decoder, and these to nest. */
final class Pretrained {
  private final Reporter reporter;

  Pretrained(Reporter reporter) {
    this.reporter = reporter;
  }

  void check(Model model, Members members) {
    if (model.training().pretraining().isEmpty()) {
      return;
    }
    Span place = members.trained("pretrain").orElseThrow().span();
    Nesting.fault(model)
        .ifPresent(
            fault ->
                reporter.report(
                    Diagnostic.of(Code.AE616, place, "these ties do not nest: " + words(fault))
                        .with(fault.decoder().span(), label(fault))
                        .help(
                            "tie the last dense layer to the first, the last but one to the second,"
                                + " and so on")));
  }

  private static String words(Nesting.Fault fault) {
    String encoder = Quote.of(fault.encoder().name());
    String decoder = Quote.of(fault.decoder().name());
    return switch (fault.reason()) {
      case ALONE -> "%s has no layer tied to it".formatted(encoder);
      case UNTIED -> "%s stands where the decoder of %s is wanted".formatted(decoder, encoder);
      case SIZE -> "%s does not take and give what %s gives and takes".formatted(decoder, encoder);
    };
  }

  private static String label(Nesting.Fault fault) {
    return switch (fault.reason()) {
      case ALONE -> "a layer between all pairs";
      case UNTIED -> "it is not tied to %s".formatted(Quote.of(fault.encoder().name()));
      case SIZE -> "the other end, or its activation, changes the width";
    };
  }
}
