package dev.bowline.cli.bench;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a clock that only the timed work moves. */
class StopwatchTest {
  private long now = Long.MAX_VALUE - 1000;
  private final Stopwatch stopwatch = new Stopwatch(() -> now);

  @Test
  void workThatGetsFasterIsTimedAfterItsWarmUp() {
    long start = now;
    double micros =
        stopwatch.micros(
            times -> now += times * (now - start < 20_000_000 ? 5_000L : 50L),
            Pace.ofMillis(30, 10));
    assertThat(micros).isEqualTo(0.05);
  }

  @Test
  void warmUpGoesOnAsLongAsWorkGetsFaster() {
    long start = now;
    double micros =
        stopwatch.micros(
            times -> now += times * Math.max(50L, 5_000L - (now - start) / 40_000),
            Pace.ofMillis(20, 10));
    assertThat(micros).isEqualTo(0.05);
  }

  @Test
  void warmUpEndsWhateverHappens() {
    int[] laps = new int[1];
    stopwatch.micros(times -> now += 9_000_000_000_000L >> ++laps[0], Pace.ofMillis(1, 1));
    assertThat(laps[0]).isLessThan(30);
  }

  @Test
  void lapsAreLongForTheClock() {
    List<Integer> laps = new ArrayList<>();
    stopwatch.micros(
        times -> {
          laps.add(times);
          now += times * 50L;
        },
        Pace.ofMillis(30, 10));
    assertThat(laps.get(laps.size() - 1) * 50L).isAtLeast(250_000);
  }

  @Test
  void slowLapsDoNotMoveTheMedian() {
    int[] laps = new int[1];
    double micros =
        stopwatch.micros(
            times -> now += times * (++laps[0] % 3 == 0 ? 9_000_000L : 1_000_000L),
            Pace.ofMillis(10, 100));
    assertThat(micros).isEqualTo(1000.0);
  }

  @Test
  void workOfAnyLengthHasAMedian() {
    int[] laps = new int[1];
    double micros =
        stopwatch.micros(times -> now += 7_000_000_000L + laps[0]++, Pace.ofMillis(1, 1));
    assertThat(laps[0]).isEqualTo(7);
    assertThat(micros).isWithin(0.01).of(7e6);
  }
}
