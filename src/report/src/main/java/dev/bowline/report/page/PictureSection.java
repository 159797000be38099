package dev.bowline.report.page;

import dev.bowline.report.analysis.BothFindings;
import dev.bowline.report.analysis.Findings;
import dev.bowline.report.image.ImageShape;
import dev.bowline.report.image.Intensity;
import dev.bowline.report.image.Sheet;
import dev.bowline.report.image.Signed;
import dev.bowline.report.markup.Markup;

/** Rows that are pictures beside what becomes of them. */
final class PictureSection {
  private static final int COUNT = 12;

  private final BothFindings both;
  private final Findings findings;
  private final ImageShape shape;
  private final Intensity intensity;
  private final Signed difference;
  private final Markup out;

  private PictureSection(BothFindings both, ImageShape shape, Markup out) {
    this.both = both;
    this.findings = both.telling();
    this.shape = shape;
    this.out = out;
    intensity = Intensity.of(findings.rows().x());
    difference = new Signed(intensity.white() - intensity.black());
  }

  static void write(BothFindings both, ImageShape shape, Markup out) {
    new PictureSection(both, shape, out).write();
  }

  private void write() {
    String which =
        both.validation().isPresent() ? "Rows that were kept back" : "Rows of the training";
    String lines =
        findings.rows().hasTarget()
            ? "the input, what it should become, what it becomes, and the difference of the two"
            : "the original, its reconstruction, and what is too bright (orange) or too dark (blue)";
    Section.open("reconstructions", "Reconstructions", which + ": " + lines + ".", out);
    group("A selection", findings.selection(COUNT));
    group("The worst", findings.worst(COUNT));
    out.close();
  }

  private void group(String title, int[] rows) {
    out.element("h3", title).open("div", "class", "pairs");
    for (int row : rows) {
      out.open("figure", "class", "pair");
      picture("original", findings.rows().x(), row);
      if (findings.rows().hasTarget()) {
        picture("target", findings.rows().target(), row);
      }
      picture("reconstruction", findings.y(), row);
      difference(row);
      out.element("figcaption", Numbers.of(findings.errors()[row]), "title", both.measure());
      out.close();
    }
    out.close();
  }

  private void picture(String alt, float[] rows, int row) {
    Sheet sheet = new Sheet(shape, 1, 1, 0);
    sheet.put(0, 0, rows, row * findings.rows().size(), intensity);
    image(alt, sheet.raster().dataAddress());
  }

  private void difference(int row) {
    int size = findings.rows().size();
    float[] wanted = Findings.row(findings.rows().target(), row, size);
    float[] given = Findings.row(findings.y(), row, size);
    for (int at = 0; at < size; at++) {
      given[at] -= wanted[at];
    }
    image("difference", difference.picture(shape, given).dataAddress());
  }

  private void image(String alt, String address) {
    out.empty(
        "img",
        "class",
        "pixels",
        "alt",
        alt,
        "src",
        address,
        "style",
        "aspect-ratio:" + shape.width() + "/" + shape.height());
  }
}
