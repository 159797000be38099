package dev.bowline.benchmarks.bowline;

import dev.bowline.benchmarks.model.Deep;
import dev.bowline.benchmarks.model.Large;
import dev.bowline.benchmarks.model.Single;
import dev.bowline.benchmarks.model.Small;
import dev.bowline.benchmarks.model.Tiny;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Network;
import dev.bowline.runtime.Autoencoder;

/** The generated class of each network. */
final class GeneratedModels {
  private GeneratedModels() {}

  /** An instance with the job's weights. */
  static Autoencoder create(Job job) {
    Autoencoder model = create(job.network());
    model.setParameters(job.weights().values());
    return model;
  }

  private static Autoencoder create(Network network) {
    return switch (network) {
      case TINY -> Tiny.create(0);
      case SMALL -> Small.create(0);
      case SINGLE -> Single.create(0);
      case DEEP -> Deep.create(0);
      case LARGE -> Large.create(0);
    };
  }
}
