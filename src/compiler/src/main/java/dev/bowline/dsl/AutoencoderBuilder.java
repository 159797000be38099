package dev.bowline.dsl;

import dev.bowline.ast.AutoencoderDecl;
import dev.bowline.ast.Doc;
import dev.bowline.ast.Member;
import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Name;
import dev.bowline.ast.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code autoencoder NAME { members }}: its members in the order of the calls. */
public final class AutoencoderBuilder extends Settings<AutoencoderBuilder> {
  private final AutoencoderDecl model;

  private AutoencoderBuilder(AutoencoderDecl model) {
    this.model = model;
  }

  static AutoencoderBuilder named(Name name) {
    return new AutoencoderBuilder(
        new AutoencoderDecl(Optional.empty(), name, List.of(), name.span()));
  }

  /** What people should know of it: the Javadoc of its class. */
  public AutoencoderBuilder doc(String text) {
    Optional<Doc> doc = Words.doc(text);
    return new AutoencoderBuilder(
        new AutoencoderDecl(doc, model.name(), model.members(), model.span()));
  }

  /** The shape of a sample. */
  public AutoencoderBuilder input(long... shape) {
    return input(Models.shape(shape));
  }

  /** The shape of a sample, and how its values are scaled. */
  public AutoencoderBuilder input(InputBuilder input) {
    return append(input.input());
  }

  /** The next layer. */
  public AutoencoderBuilder layer(String name, LayerBuilder layer) {
    return append(layer.named(Words.name(name)));
  }

  /** The layer whose output is the code. */
  public AutoencoderBuilder bottleneck(String layer) {
    return with("bottleneck", layer);
  }

  /** How it is trained. */
  public AutoencoderBuilder train(TrainBuilder train) {
    return append(train.train());
  }

  /** The tree of a file that holds this model alone. */
  public ModelFile build() {
    return Models.file().autoencoder(this).build();
  }

  @Override
  Name settingName(String name) {
    return Words.property(name);
  }

  @Override
  AutoencoderBuilder append(Setting setting) {
    return append((Member) setting);
  }

  AutoencoderDecl model() {
    return model;
  }

  private AutoencoderBuilder append(Member member) {
    List<Member> more = new ArrayList<>(model.members());
    more.add(member);
    return new AutoencoderBuilder(
        new AutoencoderDecl(model.doc(), model.name(), more, model.span()));
  }
}
