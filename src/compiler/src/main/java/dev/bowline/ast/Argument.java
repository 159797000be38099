package dev.bowline.ast;

import dev.bowline.source.Span;
import java.util.Optional;

/** An argument of a call: positional, or with a name in front. */
public record Argument(Optional<Name> name, Value value, Span span) {}
