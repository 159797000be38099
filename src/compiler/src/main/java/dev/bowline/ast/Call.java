package dev.bowline.ast;

import dev.bowline.source.Span;
import java.util.List;

/** {@code NAME(arguments)} or, for a layer's kind, a bare {@code NAME}. */
public record Call(Name name, List<Argument> arguments, Span span) {
  public Call {
    arguments = List.copyOf(arguments);
  }
}
