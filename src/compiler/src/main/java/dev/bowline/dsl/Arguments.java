package dev.bowline.dsl;

import dev.bowline.ast.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What takes arguments: positional ones first, then named ones. Each call gives a new builder.
 *
 * @param <B> the builder's own type
 */
public abstract sealed class Arguments<B> extends NamedValues<B>
    permits CallBuilder, InputBuilder, LayerBuilder {
  Arguments() {}

  /** The same with one more argument at the end. */
  abstract B append(Argument argument);

  /** One more positional argument. */
  public final B arg(Term value) {
    return append(new Argument(Optional.empty(), value.value(), CallSite.span()));
  }

  /** One more positional argument, a whole number. */
  public final B arg(long value) {
    return arg(Numbers.of(value));
  }

  /** One more positional argument, a number. */
  public final B arg(double value) {
    return arg(Numbers.of(value));
  }

  /** One more positional argument, {@code true} or {@code false}. */
  public final B arg(boolean value) {
    return arg(Models.flag(value));
  }

  /** One more positional argument, a name. */
  public final B arg(String name) {
    return arg(Models.name(name));
  }

  /** One more named argument. */
  @Override
  public final B with(String name, Term value) {
    return append(new Argument(Optional.of(Words.word(name)), value.value(), CallSite.span()));
  }

  static List<Argument> append(List<Argument> arguments, Argument argument) {
    boolean named = arguments.stream().anyMatch(earlier -> earlier.name().isPresent());
    if (named && argument.name().isEmpty()) {
      throw new IllegalArgumentException("positional arguments come before named ones");
    }
    List<Argument> more = new ArrayList<>(arguments);
    more.add(argument);
    return List.copyOf(more);
  }
}
