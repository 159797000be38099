package dev.bowline.model;

import dev.bowline.source.Span;
import java.util.Optional;

/** The same numbers under other axes: {@code reshape} or {@code flatten}. */
public record Reshape(
    String name, Optional<String> doc, String kind, Shape input, Shape output, Span span)
    implements Layer {}
