package dev.bowline.formats.stored;

import dev.bowline.formats.weights.FeatureScaling;
import java.io.IOException;

/** Mean and scale, one number for each feature. */
public record StoredScaling(StoredTensor mean, StoredTensor scale, Reading reading) {

  /** How the two become what a model scales by. */
  public interface Reading {
    FeatureScaling read() throws IOException;
  }

  /** One whose tensors are mean and scale as they are. */
  public static StoredScaling of(StoredTensor mean, StoredTensor scale) {
    return new StoredScaling(
        mean, scale, () -> new FeatureScaling(mean.numbers().read(), scale.numbers().read()));
  }
}
