package dev.bowline.ast;

import dev.bowline.source.Span;

/** {@code const NAME = value;}. */
public record ConstDecl(Name name, Value value, Span span) {}
