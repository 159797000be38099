package dev.bowline.syntax;

import dev.bowline.diagnostic.Code;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/**
 * Bounds the depth of every value's tree by its tokens, before anything recurses: each open bracket
 * and each operator in front makes it at most one deeper, a chain of sums as much as nested ones.
 */
final class DepthCheck {
  private final Faults faults;

  DepthCheck(Faults faults) {
    this.faults = faults;
  }

  /** Whether no value is too deep; otherwise the first one that is was reported. */
  boolean passes(List<CommonToken> tokens) {
    // One entry for each open bracket: the depth to go back to once it is closed.
    int[] outside = new int[Limits.DEPTH + 1];
    int open = 0;
    int depth = 0;
    for (CommonToken token : tokens) {
      switch (token.getType()) {
        case AeLexer.LEFT_PARENTHESIS, AeLexer.LEFT_BRACKET -> {
          outside[open++] = depth;
          depth++;
        }
        case AeLexer.PLUS, AeLexer.MINUS, AeLexer.STAR, AeLexer.SLASH -> depth++;
        case AeLexer.RIGHT_PARENTHESIS, AeLexer.RIGHT_BRACKET ->
            depth = open > 0 ? outside[--open] : 0;
        case AeLexer.COMMA -> depth = open > 0 ? outside[open - 1] + 1 : 0;
        case AeLexer.SEMICOLON, AeLexer.LEFT_BRACE, AeLexer.RIGHT_BRACE -> {
          open = 0;
          depth = 0;
        }
        default -> {}
      }
      if (depth > Limits.DEPTH) {
        faults.report(
            faults
                .at(Code.AE111, token, "this value is nested too deep")
                .help("brackets and operators may nest " + Limits.DEPTH + " deep"));
        return false;
      }
    }
    return true;
  }
}
