package dev.bowline.diagnostic;

import dev.bowline.source.Span;

/** A second place that has to do with a fault, and what it has to do with it. */
public record Related(Span span, String message) {}
