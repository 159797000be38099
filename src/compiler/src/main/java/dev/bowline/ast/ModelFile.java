package dev.bowline.ast;

import dev.bowline.source.Span;
import java.util.List;
import java.util.Optional;

/** A whole {@code .ae} file as written. */
public record ModelFile(
    Optional<PackageDecl> packageDecl,
    List<ConstDecl> consts,
    List<AutoencoderDecl> autoencoders,
    Span span) {
  public ModelFile {
    consts = List.copyOf(consts);
    autoencoders = List.copyOf(autoencoders);
  }
}
