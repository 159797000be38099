package dev.bowline.ast;

import dev.bowline.source.Span;
import java.util.Optional;

/** A layer as written: {@code layer NAME = call [tied_to NAME];}. */
public record LayerDecl(Optional<Doc> doc, Name name, Call kind, Optional<Tie> tie, Span span)
    implements Member {}
