package dev.bowline.cli.text;

import com.google.gson.annotations.SerializedName;
import dev.bowline.cli.bench.Speed;

/** The speed of a model for programs. */
public final class SpeedJson {
  private SpeedJson() {}

  public static String of(Speed speed) {
    return Json.of(
        new Times(
            speed.stepMicros(),
            speed.samplesPerSecond(),
            speed.batchMicros(),
            speed.rowMicros(),
            speed.gflops()));
  }

  private record Times(
      @SerializedName("train_step_us") double step,
      @SerializedName("train_samples_per_s") double samples,
      @SerializedName("reconstruct_batch_us") double batch,
      @SerializedName("reconstruct_one_us") double one,
      @SerializedName("gflops_train") double gflops) {}
}
