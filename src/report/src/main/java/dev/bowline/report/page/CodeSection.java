package dev.bowline.report.page;

import dev.bowline.report.TrainingRun;
import dev.bowline.report.analysis.BothFindings;
import dev.bowline.report.analysis.Findings;
import dev.bowline.report.analysis.PrincipalComponents;
import dev.bowline.report.chart.HistogramChart;
import dev.bowline.report.chart.HistogramChart.Group;
import dev.bowline.report.chart.ScatterChart;
import dev.bowline.report.chart.ScatterChart.Point;
import dev.bowline.report.image.ImageShape;
import dev.bowline.report.image.Intensity;
import dev.bowline.report.image.Sheet;
import dev.bowline.report.markup.Markup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Where rows lie in the space of codes, and how badly they are reconstructed. */
final class CodeSection {
  private final BothFindings both;
  private final List<Findings> groups = new ArrayList<>();
  private final int size;
  private final Markup out;

  private CodeSection(BothFindings both, Markup out) {
    this.both = both;
    this.out = out;
    groups.add(both.training());
    both.validation().ifPresent(groups::add);
    size = both.training().codeSize();
  }

  static void write(TrainingRun run, BothFindings both, Markup out) {
    new CodeSection(both, out).write(run);
  }

  private void write(TrainingRun run) {
    String text =
        size > 2
            ? "Codes of %d numbers, seen from where they differ most: along their first two"
                + " principal components."
            : "Codes of %d %s.";
    Section.open(
        "code", "Code and errors", text.formatted(size, size == 1 ? "number" : "numbers"), out);
    out.open("div", "class", "charts large");
    ScatterChart chart = chart();
    dots(chart);
    ImageShape.of(run.model()).ifPresent(shape -> pictures(chart, shape));
    errors();
    out.close().close();
  }

  private ScatterChart chart() {
    double[][] columns = new double[2][];
    String[] labels = new String[2];
    if (size > 2) {
      float[] codes = joined();
      PrincipalComponents components = PrincipalComponents.of(codes, codes.length / size, size);
      columns[0] = components.first();
      columns[1] = components.second();
      labels[0] = label("first", components.shares()[0]);
      labels[1] = label("second", components.shares()[1]);
    } else {
      columns[0] = column(0);
      columns[1] = size == 2 ? column(1) : errorsOfAll();
      labels[0] = size == 2 ? "code 1" : "code";
      labels[1] = size == 2 ? "code 2" : both.measure();
    }
    return new ScatterChart(points(columns), labels[0], labels[1]);
  }

  private List<Point> points(double[][] columns) {
    List<Point> points = new ArrayList<>();
    for (Findings group : groups) {
      boolean validation = group != both.training();
      for (double error : group.errors()) {
        String title = (validation ? "validation" : "training") + ", " + Numbers.of(error);
        int at = points.size();
        points.add(
            new Point(columns[0][at], columns[1][at], error, validation ? "kept-back" : "", title));
      }
    }
    return points;
  }

  private float[] joined() {
    float[] codes = new float[groups.stream().mapToInt(group -> group.codes().length).sum()];
    int end = 0;
    for (Findings group : groups) {
      System.arraycopy(group.codes(), 0, codes, end, group.codes().length);
      end += group.codes().length;
    }
    return codes;
  }

  private double[] column(int number) {
    float[] codes = joined();
    return IntStream.range(0, codes.length / size)
        .mapToDouble(row -> codes[row * size + number])
        .toArray();
  }

  private double[] errorsOfAll() {
    return groups.stream().flatMapToDouble(group -> Arrays.stream(group.errors())).toArray();
  }

  private static String label(String which, double share) {
    return String.format(Locale.ROOT, "%s component, %.0f%% of the variance", which, 100 * share);
  }

  private void dots(ScatterChart chart) {
    Section.figure("", "The code of each row, coloured by its error", out);
    chart.dots("codes of rows", out);
    out.open("p", "class", "keys").open("span", "class", "ranks").text("well ");
    for (int colour = 0; colour < ScatterChart.COLOURS; colour++) {
      out.open("i", "class", "rank" + colour).close();
    }
    out.text(" badly reconstructed").close();
    if (both.validation().isPresent()) {
      out.open("span", "class", "key ring").open("i").close().text("validation rows").close();
    }
    out.close().close();
  }

  private void pictures(ScatterChart chart, ImageShape shape) {
    Section.figure("", "The same, with the pictures themselves", out);
    Intensity intensity = Intensity.of(both.training().rows().x());
    int training = both.training().rows().rows();
    chart.pictures(
        "pictures at the places of their codes",
        shape,
        point -> {
          Findings group = groups.get(point < training ? 0 : 1);
          int row = point < training ? point : point - training;
          Sheet sheet = new Sheet(shape, 1, 1, 0);
          sheet.put(0, 0, group.rows().x(), row * group.rows().size(), intensity);
          return sheet.raster().dataAddress();
        },
        out);
    out.close();
  }

  private void errors() {
    List<Group> bars = new ArrayList<>();
    for (Findings group : groups) {
      String name = group == both.training() ? "training" : "validation";
      bars.add(new Group(name, name, group.errors()));
    }
    Section.figure("", "Reconstruction errors, in percent of the rows", out);
    HistogramChart.draw("reconstruction errors", both.measure(), bars, out);
    out.open("p", "class", "keys");
    bars.forEach(group -> Section.key(group.className(), group.name() + " rows", out));
    out.close().close();
  }
}
