package dev.bowline.syntax;

import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Suggest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in people's words why the parser cannot go on at a token. */
final class SyntaxErrors {
  private final Faults faults;

  SyntaxErrors(Faults faults) {
    this.faults = faults;
  }

  /** Why {@code offending} does not fit, where {@code expected} would have. */
  Diagnostic describe(
      Parser parser, Token offending, ParserRuleContext context, IntervalSet expected) {
    Failure failure = new Failure(Keywords.tokens(parser), offending, context, expected);
    return misplaced(failure)
        .or(() -> closesNothing(failure))
        .or(() -> neverClosed(failure))
        .or(() -> trailingComma(failure))
        .or(() -> missingSemicolon(failure))
        .orElseGet(() -> otherExpected(failure));
  }

  private record Failure(
      List<Token> tokens, Token offending, ParserRuleContext context, IntervalSet expected) {
    int index() {
      return offending.getTokenIndex();
    }

    Optional<Token> before() {
      return index() > 0 ? Optional.of(tokens.get(index() - 1)) : Optional.empty();
    }

    boolean is(int type) {
      return offending.getType() == type;
    }

    boolean isOnNewLine() {
      return before().filter(token -> token.getLine() < offending.getLine()).isPresent();
    }

    /** Nothing more of this statement can follow. */
    boolean isPastStatement() {
      return is(AeLexer.SEMICOLON)
          || is(AeLexer.RIGHT_BRACE)
          || is(Token.EOF)
          || isOnNewLine()
              && (Keywords.startsMember(tokens, index())
                  || Keywords.startsDeclaration(tokens, index()));
    }
  }

  /** A statement that stands in a block of another kind. */
  private Optional<Diagnostic> misplaced(Failure failure) {
    ParserRuleContext context = failure.context();
    Token start =
        context instanceof AeParser.FileContext ? failure.offending() : context.getStart();
    int at = start.getTokenIndex();
    boolean member = Keywords.startsMember(failure.tokens(), at);
    if (context instanceof AeParser.FileContext && member) {
      return Optional.of(misplaced(start, "between the braces of an autoencoder"));
    }
    if (failure.index() != at + 1) {
      return Optional.empty();
    }
    if (context instanceof AeParser.SettingContext && member) {
      return Optional.of(misplaced(start, "outside the train block"));
    }
    boolean declaration =
        Keywords.startsDeclaration(failure.tokens(), at)
            || start.getType() == AeLexer.PACKAGE && Keywords.isWord(failure.offending().getType());
    if (declaration
        && (context instanceof AeParser.SettingContext
            || context instanceof AeParser.PropertyContext)) {
      return Optional.of(misplaced(start, "outside the braces of an autoencoder"));
    }
    return Optional.empty();
  }

  private Diagnostic misplaced(Token keyword, String home) {
    return faults.at(Code.AE115, keyword, "the place of " + Quoted.token(keyword) + " is " + home);
  }

  private Optional<Diagnostic> closesNothing(Failure failure) {
    boolean closing =
        failure.is(AeLexer.RIGHT_BRACE) && failure.context() instanceof AeParser.FileContext
            || (failure.is(AeLexer.RIGHT_PARENTHESIS) || failure.is(AeLexer.RIGHT_BRACKET))
                && !isBracketed(failure.context());
    return closing
        ? Optional.of(
            faults.at(
                Code.AE108,
                failure.offending(),
                Quoted.token(failure.offending()) + " closes nothing"))
        : Optional.empty();
  }

  private static boolean isBracketed(ParserRuleContext context) {
    for (ParserRuleContext rule = context; rule != null; rule = rule.getParent()) {
      if (rule instanceof AeParser.ArgumentsContext
          || rule instanceof AeParser.GroupContext
          || rule instanceof AeParser.SequenceContext) {
        return true;
      }
    }
    return false;
  }

  private Optional<Diagnostic> neverClosed(Failure failure) {
    int bracket =
        failure.context() instanceof AeParser.SequenceContext
            ? AeLexer.RIGHT_BRACKET
            : AeLexer.RIGHT_PARENTHESIS;
    if (!failure.expected().contains(bracket)
        || !failure.isPastStatement()
        || follows(failure, AeLexer.COMMA)) {
      return Optional.empty();
    }
    Token opening = failure.context().getStart();
    return Optional.of(
        faults
            .at(Code.AE107, opening, Quoted.token(opening) + " is never closed")
            .with(
                faults.span(failure.offending()),
                "a " + Expectation.sign(bracket) + " is missing before this"));
  }

  private Optional<Diagnostic> trailingComma(Failure failure) {
    boolean closing = failure.is(AeLexer.RIGHT_PARENTHESIS) || failure.is(AeLexer.RIGHT_BRACKET);
    if (!closing || !follows(failure, AeLexer.COMMA)) {
      return Optional.empty();
    }
    return failure
        .before()
        .map(
            comma ->
                faults
                    .at(Code.AE109, comma, "nothing follows behind this comma")
                    .help("leave the comma out"));
  }

  private Optional<Diagnostic> missingSemicolon(Failure failure) {
    boolean ends =
        failure.is(AeLexer.RIGHT_BRACE) || failure.is(Token.EOF) || failure.isOnNewLine();
    if (!ends || !failure.expected().contains(AeLexer.SEMICOLON)) {
      return Optional.empty();
    }
    return failure
        .before()
        .map(
            last ->
                Diagnostic.of(
                    Code.AE102,
                    faults.span(last.getStopIndex() + 1, last.getStopIndex() + 1),
                    "expected `;` behind " + Quoted.token(last)));
  }

  private Diagnostic otherExpected(Failure failure) {
    String message =
        "expected "
            + Expectation.words(failure.expected(), failure.context())
            + ", found "
            + Quoted.token(failure.offending());
    Diagnostic diagnostic = faults.at(Code.AE102, failure.offending(), message);
    return diagnostic.help(
        misspelt(failure).or(() -> Expectation.mend(failure.context(), failure.offending())));
  }

  /** A statement that starts with a word that is nearly a keyword. */
  private static Optional<String> misspelt(Failure failure) {
    ParserRuleContext context = failure.context();
    if (context instanceof AeParser.FileContext) {
      return Suggest.help(
          failure.offending().getText(), Stream.of("autoencoder", "const", "package"));
    }
    Token start = context.getStart();
    if (context instanceof AeParser.PropertyContext
        && failure.index() == start.getTokenIndex() + 1) {
      return Suggest.help(start.getText(), Stream.of("layer", "input", "train"))
          .or(() -> Optional.of("a layer starts with `layer`, a setting is `NAME = VALUE;`"));
    }
    return Optional.empty();
  }

  private static boolean follows(Failure failure, int type) {
    return failure.before().filter(token -> token.getType() == type).isPresent();
  }
}
