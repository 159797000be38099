package dev.bowline.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * One report for a faulty statement, then on behind its end. An error leaves all rules down to that
 * of the statement; nothing is guessed within one, so there is no echo.
 */
final class StatementRecovery extends DefaultErrorStrategy {
  private final Faults faults;
  private final Braces braces;
  private final SyntaxErrors errors;
  private final List<Crossing> crossings = new ArrayList<>();
  private int crossingIndex = -1;
  private int reportedIndex = -1;
  private boolean blockLost;
  private boolean semicolonMissing;

  /** A place of the grammar at which the parser asked whether the next token fits. */
  private record Crossing(int state, ParserRuleContext context) {}

  StatementRecovery(Faults faults, Braces braces) {
    this.faults = faults;
    this.braces = braces;
    errors = new SyntaxErrors(faults);
  }

  @Override
  public void sync(Parser parser) {
    if (parser.getTokenStream().index() != crossingIndex) {
      crossings.clear();
      crossingIndex = parser.getTokenStream().index();
    }
    crossings.add(new Crossing(parser.getState(), parser.getContext()));
    ParserRuleContext block = parser.getContext();
    if (block instanceof AeParser.FileContext
        || block instanceof AeParser.AutoencoderContext
        || block instanceof AeParser.TrainDeclContext) {
      skipStrays(parser);
    }
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    if (!inErrorRecoveryMode(parser)) {
      beginErrorCondition(parser);
      IntervalSet expected = expected(parser, error);
      semicolonMissing = expected.contains(AeLexer.SEMICOLON);
      report(parser, error.getOffendingToken(), parser.getContext(), expected);
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException error) {
    ParserRuleContext rule = parser.getContext();
    if (rule instanceof AeParser.HeaderContext && reachesBlock(parser)) {
      endErrorCondition(parser);
      return;
    }
    if (!isStatement(rule)) {
      throw error;
    }
    blockLost |=
        rule instanceof AeParser.AutoencoderContext || rule instanceof AeParser.TrainDeclContext;
    if (!semicolonMissing || !startsSetting(parser)) {
      skipStatement(parser);
    }
    endErrorCondition(parser);
  }

  private static boolean isStatement(ParserRuleContext rule) {
    return rule instanceof AeParser.PackageDeclContext
        || rule instanceof AeParser.ConstDeclContext
        || rule instanceof AeParser.AutoencoderContext
        || rule instanceof AeParser.InputDeclContext
        || rule instanceof AeParser.LayerDeclContext
        || rule instanceof AeParser.TrainDeclContext
        || rule instanceof AeParser.PropertyContext
        || rule instanceof AeParser.SettingContext
        || rule instanceof AeParser.FileContext
        || rule instanceof AeParser.LoneValueContext;
  }

  /** Skips what cannot start a statement of this block, up to what can or ends the block. */
  private void skipStrays(Parser parser) {
    IntervalSet expected =
        parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
    if (!expected.contains(AeLexer.RIGHT_BRACE) && !expected.contains(Token.EOF)) {
      return; // not at the start of a statement
    }
    boolean file = parser.getContext() instanceof AeParser.FileContext;
    boolean first = true;
    Token token = parser.getCurrentToken();
    while (!expected.contains(token.getType()) && token.getType() != Token.EOF) {
      if (first && !(file && blockLost)) {
        report(parser, token, parser.getContext(), expected);
      }
      first = false;
      skipStatement(parser);
      if (parser.getCurrentToken() == token) {
        parser.consume();
      }
      token = parser.getCurrentToken();
    }
    if (file && expected.contains(token.getType())) {
      blockLost = false;
    }
  }

  private void report(
      Parser parser, Token offending, ParserRuleContext context, IntervalSet expected) {
    boolean known =
        faults.isFaulty(offending)
            || braces.swallowed() && braces.isAtEnd(offending)
            || offending.getTokenIndex() == reportedIndex;
    reportedIndex = offending.getTokenIndex();
    if (!known) {
      faults.report(errors.describe(parser, offending, context, expected));
    }
  }

  /** All that could have stood there, also where the parser had already decided to go on. */
  private IntervalSet expected(Parser parser, RecognitionException error) {
    IntervalSet expected = new IntervalSet(error.getExpectedTokens());
    if (crossingIndex == error.getOffendingToken().getTokenIndex()) {
      for (Crossing crossing : crossings) {
        expected.addAll(parser.getATN().getExpectedTokens(crossing.state(), crossing.context()));
      }
    }
    return expected;
  }

  private boolean reachesBlock(Parser parser) {
    for (int ahead = 1; ; ahead++) {
      Token token = parser.getTokenStream().LT(ahead);
      if (braces.opensBlock(token)) {
        for (int skipped = 1; skipped < ahead; skipped++) {
          parser.consume();
        }
        return true;
      }
      if (token.getType() == Token.EOF
          || token.getType() == AeLexer.SEMICOLON
          || token.getType() == AeLexer.RIGHT_BRACE) {
        return false;
      }
    }
  }

  /** Goes behind the next {@code ;} or block, or in front of what shows that there is none. */
  private void skipStatement(Parser parser) {
    for (Token token = parser.getCurrentToken(); token.getType() != Token.EOF; ) {
      if (braces.closesBlock(token) || startsStatement(parser)) {
        return;
      }
      if (braces.opensBlock(token)) {
        Token closing = braces.closing(token);
        while (parser.getCurrentToken() != closing) {
          parser.consume();
        }
        parser.consume();
        return;
      }
      parser.consume();
      if (token.getType() == AeLexer.SEMICOLON) {
        return;
      }
      token = parser.getCurrentToken();
    }
  }

  /** Whether a new statement starts on a new line although the last one has no end. */
  private static boolean startsStatement(Parser parser) {
    List<Token> tokens = Keywords.tokens(parser);
    int at = parser.getCurrentToken().getTokenIndex();
    return startsLine(parser)
        && (Keywords.startsDeclaration(tokens, at) || Keywords.startsMember(tokens, at));
  }

  /** Whether what stands on a new line is a setting, or a statement with a misspelt keyword. */
  private static boolean startsSetting(Parser parser) {
    int at = parser.getCurrentToken().getTokenIndex();
    return startsLine(parser) && Keywords.startsSetting(Keywords.tokens(parser), at);
  }

  private static boolean startsLine(Parser parser) {
    int at = parser.getCurrentToken().getTokenIndex();
    List<Token> tokens = Keywords.tokens(parser);
    return at > 0 && tokens.get(at).getLine() > tokens.get(at - 1).getLine();
  }
}
