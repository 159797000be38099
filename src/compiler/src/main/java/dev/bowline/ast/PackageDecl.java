package dev.bowline.ast;

import dev.bowline.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/** {@code package a.b.c;}. */
public record PackageDecl(List<Name> parts, Span span) {
  public PackageDecl {
    parts = List.copyOf(parts);
  }

  /** The package's name with its dots. */
  public String text() {
    return parts.stream().map(Name::text).collect(Collectors.joining("."));
  }
}
