package dev.bowline.report.page;

import dev.bowline.report.analysis.BothFindings;
import dev.bowline.report.analysis.Findings;
import dev.bowline.report.chart.ProfileChart;
import dev.bowline.report.markup.Markup;

/** Rows that are no pictures as lines over their features, with what becomes of them. */
final class ProfileSection {
  private static final int COUNT = 3;

  private ProfileSection() {}

  static void write(BothFindings both, Markup out) {
    Findings findings = both.telling();
    String which =
        both.validation().isPresent() ? "Rows that were kept back" : "Rows of the training";
    String text =
        which
            + ", feature by feature, each feature from its smallest to its largest value in the"
            + " rows shown on this page.";
    Section.open("reconstructions", "Reconstructions", text, out);
    out.open("p", "class", "keys");
    Section.key("original", findings.rows().hasTarget() ? "target" : "original", out);
    Section.key("reconstruction", "reconstruction", out);
    out.close();
    group("A selection", findings.selection(COUNT), both, out);
    group("The worst", findings.worst(COUNT), both, out);
    out.close();
  }

  private static void group(String title, int[] rows, BothFindings both, Markup out) {
    Findings findings = both.telling();
    out.element("h3", title).open("div", "class", "charts");
    float[] target = findings.rows().target();
    int size = findings.rows().size();
    for (int row : rows) {
      Section.figure("", both.measure() + " " + Numbers.of(findings.errors()[row]), out);
      ProfileChart.draw(
          target, Findings.row(target, row, size), Findings.row(findings.y(), row, size), out);
      out.close();
    }
    out.close();
  }
}
