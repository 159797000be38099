package dev.bowline.syntax;

import dev.bowline.diagnostic.Alternatives;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What people call that which may stand at a place. */
final class Expectation {
  /** In the order in which a message names them; operators are left out, they nearly always fit. */
  private static final int[] NAMED = {
    AeLexer.TIED_TO,
    AeLexer.EQUALS,
    AeLexer.DOT,
    AeLexer.LEFT_BRACE,
    AeLexer.RIGHT_BRACE,
    AeLexer.LEFT_PARENTHESIS,
    AeLexer.COMMA,
    AeLexer.RIGHT_PARENTHESIS,
    AeLexer.RIGHT_BRACKET,
    AeLexer.SEMICOLON
  };

  private Expectation() {}

  /** The expected tokens as a phrase such as {@code a value or `)`}. */
  static String words(IntervalSet expected, ParserRuleContext context) {
    if (context instanceof AeParser.FileContext) {
      return "`autoencoder`, `const` or `package`";
    }
    List<String> words = new ArrayList<>();
    boolean value = expected.contains(AeLexer.NUMBER);
    boolean name = expected.contains(AeLexer.NAME);
    if (value) {
      words.add(isArgument(context) ? "an argument" : "a value");
    } else if (name && context instanceof AeParser.AutoencoderContext) {
      return "`layer`, `input`, `train`, a setting or `}`";
    } else if (name) {
      words.add(name(context));
    }
    for (int type : NAMED) {
      boolean within = type == AeLexer.TIED_TO && name || type == AeLexer.LEFT_PARENTHESIS && value;
      if (expected.contains(type) && !within) {
        words.add(sign(type));
      }
    }
    if (expected.contains(Token.EOF)) {
      words.add("the end");
    }
    return Alternatives.of(words);
  }

  /** What a token of the grammar looks like. */
  static String sign(int type) {
    return AeLexer.VOCABULARY.getLiteralName(type).replace('\'', '`');
  }

  /** A mend for mistakes that are easily made. */
  static Optional<String> mend(ParserRuleContext context, Token offending) {
    RuleContext rule = named(context);
    boolean literal =
        offending.getType() == AeLexer.TRUE
            || offending.getType() == AeLexer.FALSE
            || offending.getType() == AeLexer.NONE;
    if (literal && rule instanceof AeParser.ConstDeclContext) {
      return Optional.of("`" + offending.getText() + "` is a value and cannot name another");
    }
    if (rule instanceof AeParser.KindContext) {
      return Optional.of("a layer is written like `layer code = dense(16);`");
    }
    return Optional.empty();
  }

  private static String name(ParserRuleContext context) {
    RuleContext rule = named(context);
    if (rule instanceof AeParser.PackageDeclContext) {
      return "a package's name";
    }
    if (rule instanceof AeParser.ConstDeclContext) {
      return "a name for the const";
    }
    if (rule instanceof AeParser.HeaderContext) {
      return "a name for the autoencoder";
    }
    if (rule instanceof AeParser.LayerDeclContext) {
      return "a name for the layer";
    }
    if (rule instanceof AeParser.KindContext) {
      return "a kind of layer";
    }
    if (rule instanceof AeParser.TieContext) {
      return "the name of a layer";
    }
    return rule instanceof AeParser.TrainDeclContext ? "a setting" : "a name";
  }

  /** The construct that a name belongs to. */
  private static RuleContext named(ParserRuleContext context) {
    boolean name =
        context instanceof AeParser.NameContext || context instanceof AeParser.WordContext;
    return name ? context.getParent() : context;
  }

  private static boolean isArgument(ParserRuleContext context) {
    return context instanceof AeParser.ArgumentsContext
        || context instanceof AeParser.ArgumentContext
        || context.getParent() instanceof AeParser.PositionalArgumentContext;
  }
}
