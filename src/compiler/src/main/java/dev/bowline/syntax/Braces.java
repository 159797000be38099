package dev.bowline.syntax;

import dev.bowline.diagnostic.Code;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Which braces belong together. Where closing ones are missing, it reports that and supplies them,
 * so that what follows is still read as what it was meant to be.
 */
final class Braces {
  private final Faults faults;
  private final List<CommonToken> visible;
  private final boolean lacking;
  private final boolean swallowed;
  private final List<CommonToken> balanced = new ArrayList<>();
  private final Deque<CommonToken> open = new ArrayDeque<>();
  private final Map<Token, Token> partners = new HashMap<>();
  private boolean statementHasBlock;
  private boolean statementHasValue;
  private int statementLength;

  private Braces(List<CommonToken> tokens, Faults faults) {
    this.faults = faults;
    visible = tokens.stream().filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL).toList();
    lacking = count(AeLexer.LEFT_BRACE) > count(AeLexer.RIGHT_BRACE);
    swallowed = tokens.stream().anyMatch(Braces::swallows);
  }

  /** Pairs the braces of a whole text. */
  static Braces of(List<CommonToken> tokens, Faults faults) {
    Braces braces = new Braces(tokens, faults);
    for (int at = 0; at < braces.visible.size(); at++) {
      braces.read(at);
    }
    return braces;
  }

  /** The tokens that are not hidden, with the closing braces that were missing. */
  List<CommonToken> balanced() {
    return balanced;
  }

  /** Whether a brace opens a block of statements and another one closes it. */
  boolean opensBlock(Token brace) {
    return brace.getType() == AeLexer.LEFT_BRACE && partners.containsKey(brace);
  }

  /** The brace that closes a block. */
  Token closing(Token opening) {
    return partners.get(opening);
  }

  /** Whether a closing brace ends a block, or is the second half of a pair within a statement. */
  boolean closesBlock(Token brace) {
    return brace.getType() == AeLexer.RIGHT_BRACE && !partners.containsKey(brace);
  }

  /** Whether an endless comment or string may have taken braces with it: that is its own fault. */
  boolean swallowed() {
    return swallowed;
  }

  /**
   * Whether nothing that the user wrote follows: the end of the file, or a brace supplied there.
   */
  boolean isAtEnd(Token token) {
    return token.getStartIndex() >= visible.get(visible.size() - 1).getStartIndex();
  }

  private void read(int at) {
    CommonToken token = visible.get(at);
    switch (token.getType()) {
      case AeLexer.LEFT_BRACE -> {
        if (!statementHasValue) {
          open.push(token);
          statementEnds();
        } else {
          pairWithinStatement(at);
        }
      }
      case AeLexer.RIGHT_BRACE -> {
        if (!partners.containsKey(token)) {
          if (!open.isEmpty()) {
            partners.put(open.pop(), token);
          }
          statementEnds();
        }
      }
      case AeLexer.SEMICOLON -> statementEnds();
      case AeLexer.EQUALS, AeLexer.LEFT_PARENTHESIS -> {
        statementHasValue |= !statementHasBlock;
        statementLength++;
      }
      case Token.EOF -> closeDownTo(0, token);
      default -> {
        if (statementLength == 0) {
          statementHasBlock =
              token.getType() == AeLexer.AUTOENCODER || token.getType() == AeLexer.TRAIN;
          if (lacking) {
            closeBefore(at);
          }
        }
        statementLength++;
      }
    }
    balanced.add(token);
  }

  private void statementEnds() {
    statementHasBlock = false;
    statementHasValue = false;
    statementLength = 0;
  }

  /** {@code dense{3}}: the pair is within the statement, if it is one at all. */
  private void pairWithinStatement(int at) {
    for (int next = at + 1; next < visible.size(); next++) {
      int type = visible.get(next).getType();
      if (type == AeLexer.RIGHT_BRACE) {
        partners.put(visible.get(next), visible.get(at));
        return;
      }
      if (type == AeLexer.SEMICOLON || type == AeLexer.LEFT_BRACE) {
        return;
      }
    }
  }

  /** Closes what a statement shows to be closed: it cannot stand in there. */
  private void closeBefore(int at) {
    CommonToken token = visible.get(at);
    if (Keywords.startsDeclaration(visible, at)) {
      closeDownTo(0, token);
    } else if (Keywords.startsMember(visible, at)) {
      closeDownTo(1, token);
    }
  }

  private void closeDownTo(int depth, CommonToken before) {
    while (open.size() > depth) {
      CommonToken opening = open.pop();
      CommonToken closing = new CommonToken(before);
      closing.setType(AeLexer.RIGHT_BRACE);
      closing.setText("}");
      closing.setStopIndex(before.getStartIndex() - 1);
      partners.put(opening, closing);
      balanced.add(closing);
      if (!swallowed && !faults.enough()) {
        faults.reportToken(
            opening,
            faults
                .at(Code.AE107, opening, "`{` is never closed")
                .with(faults.span(closing), "a `}` is missing before this"));
      }
    }
  }

  private int count(int type) {
    return (int) visible.stream().filter(t -> t.getType() == type).count();
  }

  private static boolean swallows(CommonToken token) {
    return token.getType() == AeLexer.ENDLESS_COMMENT
        || token.getType() == AeLexer.ENDLESS_STRING && token.getText().contains("}");
  }
}
