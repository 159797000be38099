package dev.bowline.cli.text;

import dev.bowline.cli.bench.Speed;
import dev.bowline.cli.text.Table.Side;
import java.util.Locale;

/** The speed of a model for people. */
public final class SpeedTable {
  private SpeedTable() {}

  public static String of(Speed speed) {
    Table table = new Table(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT);
    int rows = speed.batchSize();
    table.row("", "median us", "rows/s", "GFLOP/s");
    table.row(
        "training step",
        micros(speed.stepMicros()),
        whole(speed.samplesPerSecond()),
        String.format(Locale.ROOT, "%.1f", speed.gflops()));
    table.row(
        "reconstruct a batch",
        micros(speed.batchMicros()),
        whole(rows * 1e6 / speed.batchMicros()),
        "");
    table.row("reconstruct one row", micros(speed.rowMicros()), whole(1e6 / speed.rowMicros()), "");
    return table.text();
  }

  /** To the nanosecond, but no more than four digits that mean something. */
  private static String micros(double micros) {
    return String.format(Locale.ROOT, micros < 10 ? "%.3f" : "%.1f", micros);
  }

  private static String whole(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }
}
