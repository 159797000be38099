package dev.bowline.benchmarks.run;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.benchmarks.contender.Contender;
import dev.bowline.benchmarks.work.Network;
import dev.bowline.benchmarks.work.Task;
import dev.bowline.benchmarks.work.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScoresTest {
  private static final Entrant OURS = Entrant.here(Contender.BOWLINE_PLAIN);
  private static final Entrant OTHER = Entrant.here(Contender.PYTORCH);

  /** The machine got three times as slow in the second round: no ratio may show it. */
  @Test
  void ratiosAreTakenWithinARound() {
    Scores scores = new Scores(new Workload(Network.TINY, 32), 1);
    for (double speed : List.of(1.0, 3.0, 1.1)) {
      scores.add(Task.STEP, OURS, 100 * speed);
      scores.add(Task.STEP, OTHER, 250 * speed);
    }

    assertThat(scores.ratio(Task.STEP, OURS, OTHER)).isWithin(1e-12).of(2.5);
    assertThat(scores.median(Task.STEP, OURS).getAsDouble()).isWithin(1e-9).of(110);
    assertThat(scores.median(Task.ROW, OURS)).isEqualTo(java.util.OptionalDouble.empty());
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    assertThat(Median.of(List.of(9.0, 1.0, 4.0, 2.0))).isEqualTo(3.0);
    assertThat(Median.of(List.of(9.0, 1.0, 4.0))).isEqualTo(4.0);
  }
}
