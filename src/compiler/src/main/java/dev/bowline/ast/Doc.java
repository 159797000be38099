package dev.bowline.ast;

import dev.bowline.source.Span;

/** A doc comment's text, without its delimiters and leading asterisks; lines end in {@code \n}. */
public record Doc(String text, Span span) {}
