package dev.bowline.report.page;

import dev.bowline.model.Model;
import dev.bowline.report.markup.Markup;
import dev.bowline.report.source.ColouredSource;
import dev.bowline.source.SourceFile;

/** The model file. */
final class SourceSection {
  private SourceSection() {}

  static void write(Model model, Markup out) {
    SourceFile file = model.span().file();
    Section.open("source", "Source", file.name(), out);
    out.open("pre").open("code");
    ColouredSource.write(file, out);
    out.close().close().close();
  }
}
