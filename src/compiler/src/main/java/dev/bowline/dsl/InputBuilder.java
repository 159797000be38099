package dev.bowline.dsl;

import dev.bowline.ast.Argument;
import dev.bowline.ast.InputDecl;
import dev.bowline.source.Span;
import java.util.List;

/** {@code input(arguments);}. */
public final class InputBuilder extends Arguments<InputBuilder> {
  private final InputDecl input;

  private InputBuilder(InputDecl input) {
    this.input = input;
  }

  static InputBuilder empty() {
    Span span = CallSite.span();
    return new InputBuilder(new InputDecl(span, List.of(), span));
  }

  @Override
  InputBuilder append(Argument argument) {
    return new InputBuilder(
        new InputDecl(input.keyword(), append(input.arguments(), argument), input.span()));
  }

  InputDecl input() {
    return input;
  }
}
