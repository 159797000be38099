package dev.bowline.benchmarks.run;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.benchmarks.contender.Contender;
import dev.bowline.benchmarks.work.Job;
import dev.bowline.benchmarks.work.Network;
import dev.bowline.benchmarks.work.Reference;
import dev.bowline.benchmarks.work.Workload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AgreementTest {
  private static final Workload TINY = new Workload(Network.TINY, 32);
  private static final Workload DEEP = new Workload(Network.DEEP, 128);

  /** The frameworks know nothing of each other, nor of the reference. */
  @ParameterizedTest
  @EnumSource
  void everyoneComputesTheSame(Contender contender) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream progress = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Contest contest =
        new Contest(new Schedule(1, 0, 0, 0), List.of(Entrant.here(contender)), progress);

    contest.agree(TINY, 1);
    contest.agree(DEEP, 2);

    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("left out");
  }

  @Test
  void oneWrongWeightIsFound() {
    Rival.Trained right = trained();
    float[] wrong = right.parameters().clone();
    wrong[13] += 1e-4f;

    Agreement agreement = new Agreement(TINY);
    assertThat(agreement.check("right", right, new float[0])).contains("weights");
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () -> agreement.check("wrong", new Rival.Trained(right.losses(), wrong), new float[0]));
    assertThat(thrown).hasMessageThat().contains("wrong does other work: weights 1.0e-04");
  }

  @Test
  void aWrongLossIsFound() {
    Rival.Trained right = trained();
    double[] wrong = right.losses().clone();
    wrong[4] *= 1.001;

    Agreement agreement = new Agreement(TINY);
    assertThrows(
        IllegalStateException.class,
        () -> agreement.check("wrong", new Rival.Trained(wrong, right.parameters()), new float[0]));
  }

  @Test
  void anOutputThatIsNoNumberIsFound() {
    Job job = Job.of(TINY, 1);
    Reference reference = new Reference(job);
    float[] output = new float[33 * 4];
    double[] first = reference.reconstruct(job.batches().get(0));
    double[] second = reference.reconstruct(job.batches().get(1));
    for (int i = 0; i < output.length; i++) {
      output[i] = (float) (i < first.length ? first[i] : second[i - first.length]);
    }
    Rival.Trained none = new Rival.Trained(new double[0], new float[0]);
    Agreement agreement = new Agreement(TINY);
    assertThat(agreement.check("right", none, output)).isEqualTo("output 0.0e+00");

    output[7] = Float.NaN;
    assertThrows(IllegalStateException.class, () -> agreement.check("wrong", none, output));
    assertThrows(
        IllegalStateException.class,
        () -> agreement.check("short", none, Arrays.copyOf(output, 4)));
  }

  private static Rival.Trained trained() {
    Job job = Job.of(TINY, 1);
    Reference reference = new Reference(job);
    double[] losses = new double[5];
    for (int step = 0; step < losses.length; step++) {
      losses[step] = reference.step(job.batches().get(step % job.batches().size()));
    }
    return new Rival.Trained(losses, reference.weights().values());
  }
}
