package dev.bowline.ast;

import dev.bowline.source.Span;

/** {@code tied_to NAME}. */
public record Tie(Name target, Span span) {}
