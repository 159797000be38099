package dev.bowline.syntax;

import dev.bowline.diagnostic.Code;
import dev.bowline.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;

/**
 * Finds what is wrong with single tokens. A faulty number is then taken for a sound one, so that
 * the parser does not stumble over it again.
 */
final class TokenChecks {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);
  private static final Pattern LONG_EXPONENT = Pattern.compile("[eE][+-]?\\d{5,}");

  private final Faults faults;

  TokenChecks(Faults faults) {
    this.faults = faults;
  }

  void check(List<CommonToken> tokens) {
    tokens.forEach(this::check);
  }

  private void check(CommonToken token) {
    switch (token.getType()) {
      case AeLexer.BAD_CHARACTERS -> faults.reportToken(token, badCharacters(token));
      case AeLexer.HASH_COMMENT ->
          faults.reportToken(
              token,
              Diagnostic.of(
                      Code.AE101,
                      faults.span(token.getStartIndex(), token.getStartIndex() + 1),
                      "`#` has no meaning here")
                  .help("a comment starts with `//`"));
      case AeLexer.ENDLESS_COMMENT ->
          faults.reportToken(
              token,
              Diagnostic.of(
                      Code.AE104,
                      faults.span(token.getStartIndex(), token.getStartIndex() + 2),
                      "this comment never ends")
                  .help("end it with `*/`"));
      case AeLexer.ENDLESS_STRING ->
          faults.reportToken(
              token,
              Diagnostic.of(
                      Code.AE105,
                      faults.span(token.getStartIndex(), token.getStartIndex() + 1),
                      "this string never ends")
                  .help("end it with `\"` on the same line"));
      case AeLexer.STRING -> checkEscapes(token);
      case AeLexer.BAD_NUMBER -> {
        faults.reportToken(token, badNumber(token));
        token.setType(AeLexer.NUMBER);
      }
      case AeLexer.NUMBER -> checkNumber(token);
      case AeLexer.NAME -> checkLength(token, "name", Limits.NAME);
      default -> {}
    }
  }

  private Diagnostic badCharacters(CommonToken token) {
    String text = token.getText();
    Diagnostic diagnostic =
        faults.at(Code.AE101, token, Quoted.characters(text) + " has no meaning here");
    return diagnostic.help(mend(text.codePointAt(0)));
  }

  private static Optional<String> mend(int character) {
    return switch (character) {
      case '\'', '\u2018', '\u2019', '\u201C', '\u201D', '`' ->
          Optional.of("text stands between straight double quotes, a name between none");
      case ':' -> Optional.of("a value follows behind `=`");
      case '\u2212', '\u2013', '\u2014' -> Optional.of("write `-`");
      case '\u00D7', '\u00B7' -> Optional.of("write `*`");
      case '\u00A0', '\uFEFF', '\u200B' ->
          Optional.of("it is invisible: delete it or write a space");
      default ->
          Character.isLetterOrDigit(character)
              ? Optional.of("a name is made of the letters a to z, digits and underscores")
              : Optional.empty();
    };
  }

  private Diagnostic badNumber(CommonToken token) {
    String text = token.getText();
    Diagnostic diagnostic =
        faults.at(Code.AE106, token, Quoted.text(text) + " is neither a number nor a name");
    if (text.matches("[0-9_.]+") && text.contains("_")) {
      return diagnostic.help("write " + Quoted.text(text.replace("_", "")));
    }
    if (text.matches("[0-9][0-9.]*[a-zA-Z_][a-zA-Z0-9_]*") && !text.matches("[0-9.]+[eE][0-9]*")) {
      return diagnostic.help("a name starts with a letter or an underscore");
    }
    return diagnostic.help("a number is written like `32`, `0.001` or `1e-3`");
  }

  private void checkNumber(CommonToken token) {
    checkLength(token, "number", Limits.NUMBER);
    if (length(token) <= Limits.NUMBER && LONG_EXPONENT.matcher(token.getText()).find()) {
      faults.reportToken(
          token,
          faults
              .at(
                  Code.AE112,
                  token,
                  "the exponent of " + Quoted.text(token.getText()) + " is too long")
              .help("an exponent has at most 4 digits"));
    }
  }

  private void checkLength(CommonToken token, String kind, int limit) {
    if (length(token) > limit) {
      faults.reportToken(
          token,
          faults
              .at(Code.AE112, token, "this " + kind + " has " + length(token) + " characters")
              .help("a " + kind + " has at most " + limit));
    }
  }

  private void checkEscapes(CommonToken token) {
    Matcher escapes = ESCAPE.matcher(token.getText());
    while (escapes.find()) {
      String character = escapes.group(1);
      if (!character.equals("\\") && !character.equals("\"")) {
        int start = token.getStartIndex() + escapes.start();
        faults.reportToken(
            token,
            Diagnostic.of(
                    Code.AE114,
                    faults.span(start, start + 2),
                    Quoted.text(escapes.group()) + " is not an escape")
                .help("a backslash is written `\\\\`; a path may use `/` instead"));
      }
    }
  }

  private static int length(CommonToken token) {
    return token.getStopIndex() - token.getStartIndex() + 1;
  }
}
