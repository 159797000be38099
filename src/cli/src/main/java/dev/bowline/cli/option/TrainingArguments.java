package dev.bowline.cli.option;

import dev.bowline.catalog.Pretraining;
import dev.bowline.model.Dense;
import dev.bowline.model.Model;
import dev.bowline.model.Stages;
import dev.bowline.plan.Target;
import dev.bowline.runtime.TrainingOptions;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What replaces the settings of a train block. */
public final class TrainingArguments {
  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = WholeNumber.FromOne.class,
      description = "How often to go through the data.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--pretrain-epochs",
      paramLabel = "N",
      converter = WholeNumber.FromZero.class,
      description =
          "How often each stage of pre-training goes through its rows; 0 for none at all.")
  private Optional<Integer> pretrainEpochs = Optional.empty();

  @Mixin private SeedOption seed;

  @Option(names = "--no-shuffle", description = "Take the rows in their order.")
  private boolean inOrder;

  @Mixin private StepArguments step;

  public SeedOption seed() {
    return seed;
  }

  /** The kernels for training on so many rows. */
  public Set<Target> targets(Model model, int rows) {
    return step.kernels().targets(multiplications(model, rows));
  }

  /**
   * What a training on so many rows takes, its stages before the whole included: a step multiplies
   * once with each kernel on the way forward, once on the way back, and once for the gradient.
   */
  double multiplications(Model model, int rows) {
    double all = (double) epochs.orElse(model.training().epochs()) * forward(model);
    for (Model stage : Stages.of(model)) {
      all += (double) pretrainEpochs.orElseGet(() -> ofFile(model)) * forward(stage);
    }
    return 3 * all * rows;
  }

  private static int ofFile(Model pretrained) {
    return Pretraining.epochs(pretrained.training().pretraining().orElseThrow());
  }

  private static long forward(Model model) {
    return model.layers().stream()
        .filter(Dense.class::isInstance)
        .mapToLong(layer -> ((Dense) layer).kernel().kernel().size())
        .sum();
  }

  /** The same for the Java API. */
  public TrainingOptions options() {
    TrainingOptions options = step.options();
    options = epochs.map(options::withEpochs).orElse(options);
    if (pretrainEpochs.isPresent()) {
      options = options.withPretrainEpochs(pretrainEpochs.get());
    }
    options = seed.seed().map(options::withSeed).orElse(options);
    return inOrder ? options.withShuffle(false) : options;
  }
}
