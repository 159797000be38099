package dev.bowline.ast;

import dev.bowline.source.Span;

/** {@code NAME = value;}, of an autoencoder ({@code bottleneck}) or of its train block. */
public record Setting(Name name, Value value, Span span) implements Member {}
