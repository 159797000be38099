package dev.bowline.ast;

import dev.bowline.source.Span;
import java.util.List;

/** {@code input(arguments);}: {@code keyword} is the place of the word {@code input}. */
public record InputDecl(Span keyword, List<Argument> arguments, Span span) implements Member {
  public InputDecl {
    arguments = List.copyOf(arguments);
  }
}
