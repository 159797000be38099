package dev.bowline.ast;

import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;

/** {@code autoencoder NAME { ... }}: its members in the order in which they were written. */
public record AutoencoderDecl(Optional<Doc> doc, Name name, List<Member> members, Span span) {
  public AutoencoderDecl {
    members = List.copyOf(members);
  }
}
