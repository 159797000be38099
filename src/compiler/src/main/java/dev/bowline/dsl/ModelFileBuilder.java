package dev.bowline.dsl;

import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.ConstDecl;
import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Name;
import dev.bowline.ast.PackageDecl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A whole file: its package, its consts, its models. Each call gives a new builder. */
public final class ModelFileBuilder {
  private final ModelFile file;

  private ModelFileBuilder(ModelFile file) {
    this.file = file;
  }

  static ModelFileBuilder empty() {
    return new ModelFileBuilder(
        new ModelFile(Optional.empty(), List.of(), List.of(), CallSite.span()));
  }

  /** The Java package of the generated classes. */
  public ModelFileBuilder inPackage(String name) {
    List<Name> parts = Stream.of(name.split("\\.", -1)).map(Words::name).toList();
    PackageDecl line = new PackageDecl(parts, CallSite.span());
    return new ModelFileBuilder(
        new ModelFile(Optional.of(line), file.consts(), file.autoencoders(), file.span()));
  }

  /** One more const. */
  public ModelFileBuilder constant(String name, Term value) {
    List<ConstDecl> more = new ArrayList<>(file.consts());
    more.add(new ConstDecl(Words.word(name), value.value(), CallSite.span()));
    return new ModelFileBuilder(
        new ModelFile(file.packageDecl(), more, file.autoencoders(), file.span()));
  }

  /** One more const, a whole number. */
  public ModelFileBuilder constant(String name, long value) {
    return constant(name, Numbers.of(value));
  }

  /** One more const, a number. */
  public ModelFileBuilder constant(String name, double value) {
    return constant(name, Numbers.of(value));
  }

  /** One more const, {@code true} or {@code false}. */
  public ModelFileBuilder constant(String name, boolean value) {
    return constant(name, Models.flag(value));
  }

  /** One more const, a name. */
  public ModelFileBuilder constant(String name, String value) {
    return constant(name, Models.name(value));
  }

  /** One more model. */
  public ModelFileBuilder autoencoder(AutoencoderBuilder model) {
    List<AutoencoderDecl> more = new ArrayList<>(file.autoencoders());
    more.add(model.model());
    return new ModelFileBuilder(
        new ModelFile(file.packageDecl(), file.consts(), more, file.span()));
  }

  /** The tree. */
  public ModelFile build() {
    return file;
  }
}
