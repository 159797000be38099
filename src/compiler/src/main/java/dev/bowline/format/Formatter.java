package dev.bowline.format;

import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.layout.Layout;
import dev.bowline.layout.Piece;
import dev.bowline.source.SourceFile;
import dev.bowline.syntax.Lexeme;
import dev.bowline.syntax.Lexemes;
import dev.bowline.syntax.ModelParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Gives texts their canonical layout. Only white space changes: tokens and comments stay, and stay
 * in their order.
 */
public final class Formatter {
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  private Formatter() {}

  /** The text in its canonical layout; empty if a syntax error was reported. */
  public static Optional<String> format(SourceFile file, Diagnostics diagnostics) {
    Diagnostics syntax = new Diagnostics();
    ModelParser.parse(file, syntax);
    syntax.sorted().forEach(diagnostics::report);
    if (syntax.hasErrors()) {
      return Optional.empty();
    }
    List<Piece> pieces = pieces(file);
    String text = Layout.of(pieces);
    requireSame(pieces, pieces(SourceFile.of(file.name(), text)));
    return Optional.of(
        firstLineEnd(file.text()).equals("\r\n") ? text.replace("\n", "\r\n") : text);
  }

  private static List<Piece> pieces(SourceFile file) {
    List<Piece> pieces = new ArrayList<>();
    int end = 0;
    for (Lexeme lexeme : Lexemes.of(file)) {
      String between = file.text().substring(end, lexeme.span().start());
      int breaks = (int) LINE_END.matcher(between).results().count();
      pieces.add(new Piece(kind(lexeme.kind()), lexeme.span().text(), breaks));
      end = lexeme.span().end();
    }
    return pieces;
  }

  private static Piece.Kind kind(Lexeme.Kind kind) {
    return switch (kind) {
      case WORD -> Piece.Kind.WORD;
      case NUMBER -> Piece.Kind.NUMBER;
      case TEXT -> Piece.Kind.TEXT;
      case SYMBOL -> Piece.Kind.SYMBOL;
      case LINE_COMMENT -> Piece.Kind.LINE_COMMENT;
      case COMMENT -> Piece.Kind.COMMENT;
      case DOC -> Piece.Kind.DOC;
    };
  }

  /** A formatter that lost something would be worse than none: then it is we who are at fault. */
  private static void requireSame(List<Piece> before, List<Piece> after) {
    if (!spaceless(before).equals(spaceless(after))) {
      throw new IllegalStateException("the layout has changed more than white space");
    }
  }

  private static List<String> spaceless(List<Piece> pieces) {
    return pieces.stream()
        .map(piece -> piece.isComment() ? spaceless(piece.text()) : piece.text())
        .toList();
  }

  private static String spaceless(String text) {
    return text.codePoints()
        .filter(character -> !Character.isWhitespace(character))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String firstLineEnd(String text) {
    return LINE_END.matcher(text).results().map(match -> match.group()).findFirst().orElse("\n");
  }
}
