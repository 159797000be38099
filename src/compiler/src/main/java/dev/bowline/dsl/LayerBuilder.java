package dev.bowline.dsl;

import dev.bowline.ast.Argument;
import dev.bowline.ast.Doc;
import dev.bowline.ast.LayerDecl;
import dev.bowline.ast.Name;
import dev.bowline.ast.Tie;
import java.util.Optional;

/** A layer that still has no name. */
public final class LayerBuilder extends Arguments<LayerBuilder> {
  private final Optional<Doc> doc;
  private final CallBuilder kind;
  private final Optional<Tie> tie;

  private LayerBuilder(Optional<Doc> doc, CallBuilder kind, Optional<Tie> tie) {
    this.doc = doc;
    this.kind = kind;
    this.tie = tie;
  }

  static LayerBuilder of(CallBuilder kind) {
    return new LayerBuilder(Optional.empty(), kind, Optional.empty());
  }

  /** What people should know of it. */
  public LayerBuilder doc(String text) {
    return new LayerBuilder(Words.doc(text), kind, tie);
  }

  /** Its activation. */
  public LayerBuilder activation(String name) {
    return with("activation", name);
  }

  /** Whether it adds a bias. */
  public LayerBuilder useBias(boolean used) {
    return with("use_bias", used);
  }

  /** What its kernel starts with. */
  public LayerBuilder kernelInitializer(String name) {
    return with("kernel_initializer", name);
  }

  /** What its kernel starts with. */
  public LayerBuilder kernelInitializer(Term initializer) {
    return with("kernel_initializer", initializer);
  }

  /** The layer whose kernel it reads backwards. */
  public LayerBuilder tiedTo(String layer) {
    Name target = Words.name(layer);
    return new LayerBuilder(doc, kind, Optional.of(new Tie(target, target.span())));
  }

  @Override
  LayerBuilder append(Argument argument) {
    return new LayerBuilder(doc, kind.append(argument), tie);
  }

  LayerDecl named(Name name) {
    return new LayerDecl(doc, name, kind.call(), tie, name.span());
  }
}
