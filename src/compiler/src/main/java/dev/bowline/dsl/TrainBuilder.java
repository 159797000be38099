package dev.bowline.dsl;

import dev.bowline.ast.Name;
import dev.bowline.ast.Setting;
import dev.bowline.ast.TrainDecl;
import dev.bowline.source.Span;
import java.util.ArrayList;
import java.util.List;

/** {@code train { settings }}. */
public final class TrainBuilder extends Settings<TrainBuilder> {
  private final TrainDecl train;

  private TrainBuilder(TrainDecl train) {
    this.train = train;
  }

  static TrainBuilder empty() {
    Span span = CallSite.span();
    return new TrainBuilder(new TrainDecl(span, List.of(), span));
  }

  /** What training makes small. */
  public TrainBuilder loss(String name) {
    return with("loss", name);
  }

  /** What training makes small. */
  public TrainBuilder loss(Term loss) {
    return with("loss", loss);
  }

  /** How it steps. */
  public TrainBuilder optimizer(String name) {
    return with("optimizer", name);
  }

  /** How it steps. */
  public TrainBuilder optimizer(Term optimizer) {
    return with("optimizer", optimizer);
  }

  /** What else is measured. */
  public TrainBuilder metrics(String... names) {
    return with("metrics", Models.names(names));
  }

  /** Rows of a step. */
  public TrainBuilder batchSize(long rows) {
    return with("batch_size", rows);
  }

  /** Passes over the data. */
  public TrainBuilder epochs(long epochs) {
    return with("epochs", epochs);
  }

  /** Whether each epoch takes the rows in another order. */
  public TrainBuilder shuffle(boolean on) {
    return with("shuffle", on);
  }

  /** In which way it does so: {@code batch} for the rows of each batch among themselves. */
  public TrainBuilder shuffle(String word) {
    return with("shuffle", word);
  }

  /** The fraction of the rows that is kept for validation. */
  public TrainBuilder validationSplit(double fraction) {
    return with("validation_split", fraction);
  }

  /** What happens between epochs. */
  public TrainBuilder callbacks(Term... callbacks) {
    return with("callbacks", Models.list(callbacks));
  }

  /** What is trained before the whole. */
  public TrainBuilder pretrain(Term pretraining) {
    return with("pretrain", pretraining);
  }

  /** What drives initial weights, shuffling and noise. */
  public TrainBuilder seed(long seed) {
    return with("seed", seed);
  }

  @Override
  Name settingName(String name) {
    return Words.name(name);
  }

  @Override
  TrainBuilder append(Setting setting) {
    List<Setting> more = new ArrayList<>(train.settings());
    more.add(setting);
    return new TrainBuilder(new TrainDecl(train.keyword(), more, train.span()));
  }

  TrainDecl train() {
    return train;
  }
}
