package dev.bowline.syntax;

import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.source.SourceFile;
import dev.bowline.source.Span;
import java.util.HashSet;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** The syntax errors of one text, on their way to the diagnostics. */
final class Faults {
  private final SourceFile file;
  private final Diagnostics diagnostics;
  private final Set<Integer> faultyTokens = new HashSet<>();
  private int count;

  Faults(SourceFile file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  void report(Diagnostic diagnostic) {
    if (!enough()) {
      diagnostics.report(diagnostic);
    }
    count++;
  }

  /** Reports what is wrong with a token in itself; nothing more is to be said about it. */
  void reportToken(Token token, Diagnostic diagnostic) {
    faultyTokens.add(token.getStartIndex());
    report(diagnostic);
  }

  /** Whether a token was reported for what it is itself. */
  boolean isFaulty(Token token) {
    return faultyTokens.contains(token.getStartIndex());
  }

  /** Whether further ones will not be told. */
  boolean enough() {
    return count >= Limits.FAULTS;
  }

  boolean found() {
    return count > 0;
  }

  Diagnostic at(Code code, Token token, String message) {
    return Diagnostic.of(code, span(token), message);
  }

  Span span(Token token) {
    return span(token.getStartIndex(), token.getStopIndex() + 1);
  }

  Span span(int start, int end) {
    return new Span(file, start, Math.max(start, end));
  }
}
