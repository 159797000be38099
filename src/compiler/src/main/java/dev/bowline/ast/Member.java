package dev.bowline.ast;

import dev.bowline.source.Span;

/** What stands between the braces of an autoencoder. */
public sealed interface Member permits InputDecl, LayerDecl, Setting, TrainDecl {
  Span span();
}
