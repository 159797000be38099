package dev.bowline.report.page;

import dev.bowline.report.TrainingRun;
import dev.bowline.report.analysis.BothFindings;
import dev.bowline.report.image.ImageShape;
import dev.bowline.report.markup.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A training as one HTML page that holds everything it shows and asks for no other file. */
public final class Report {
  /** Whatever the page may hold, a browser loads nothing for it. */
  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

  private Report() {}

  /** The page's text, to be written as UTF-8. */
  public static String html(TrainingRun run) {
    BothFindings both = BothFindings.of(run.model(), run.autoencoder(), run.data());
    Markup out = new Markup();
    out.open("html", "lang", "en");
    head(run.model().name(), out);
    out.open("body");
    HeaderSection.write(run, out);
    out.open("main");
    ModelSection.write(run, out);
    CurvesSection.write(run.history(), out);
    ImageShape.of(run.model())
        .ifPresentOrElse(
            shape -> PictureSection.write(both, shape, out), () -> ProfileSection.write(both, out));
    CodeSection.write(run, both, out);
    FeatureSection.write(run, out);
    SourceSection.write(run.model(), out);
    out.close();
    out.open("script").raw(resource("page.js")).close();
    out.close().close();
    return "<!DOCTYPE html>\n" + out + "\n";
  }

  private static void head(String name, Markup out) {
    out.open("head").empty("meta", "charset", "utf-8");
    out.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.empty("meta", "name", "color-scheme", "content", "light dark");
    out.element("title", name + ": training report");
    out.empty("link", "rel", "icon", "href", "data:,");
    out.open("style").raw(resource("page.css")).close().close();
  }

  private static String resource(String name) {
    try (InputStream in = Report.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
