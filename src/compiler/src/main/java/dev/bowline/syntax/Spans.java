package dev.bowline.syntax;

import dev.bowline.source.SourceFile;
import dev.bowline.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Where pieces of the parse tree stand. */
record Spans(SourceFile file) {
  Span of(Token token) {
    return new Span(file, token.getStartIndex(), token.getStopIndex() + 1);
  }

  Span of(ParserRuleContext context) {
    return of(context.getStart()).to(of(context.getStop()));
  }
}
