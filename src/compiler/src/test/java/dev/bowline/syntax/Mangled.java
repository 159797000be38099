package dev.bowline.syntax;

import dev.bowline.source.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** What slips of the keyboard make of a model file. */
public final class Mangled {
  /** Of a longer file only as many tokens are mangled, evenly spread: each costs a whole parse. */
  private static final int MOST = 1000;

  private Mangled() {}

  /**
   * The text with each of its tokens left out, doubled, or swapped with the one before, each result
   * once. Every token has a line of its own, so that no line comment swallows what follows.
   */
  public static Set<String> texts(String text) {
    List<String> tokens = tokens(text);
    Set<String> texts = new LinkedHashSet<>();
    for (int at = 0; at < tokens.size(); at += 1 + tokens.size() / MOST) {
      List<String> without = new ArrayList<>(tokens);
      without.remove(at);
      texts.add(String.join("\n", without));
      List<String> doubled = new ArrayList<>(tokens);
      doubled.add(at, tokens.get(at));
      texts.add(String.join("\n", doubled));
      if (at > 0) {
        List<String> swapped = new ArrayList<>(tokens);
        Collections.swap(swapped, at - 1, at);
        texts.add(String.join("\n", swapped));
      }
    }
    return texts;
  }

  private static List<String> tokens(String text) {
    return TokenReader.read(SourceFile.of("model.ae", text)).stream()
        .filter(token -> token.getType() != Token.EOF && token.getType() != AeLexer.SPACE)
        .map(CommonToken::getText)
        .toList();
  }
}
