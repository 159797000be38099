package dev.bowline.report.page;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.bowline.report.Models;
import dev.bowline.report.Trained;
import dev.bowline.report.TrainingRun;
import dev.bowline.report.browser.Chromium;
import dev.bowline.report.rows.ShownRows;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages as a real browser shows them; skipped where Chromium is not installed. */
class BrowserTest {
  private static final int EPOCHS = 4;
  private static final int WIDE = 1440;
  private static final int NARROW = 360;

  @TempDir static Path folder;
  private static Chromium browser;
  private static TrainingRun run;
  private static Path digits;
  private static Path odd;
  private static Path table;

  @BeforeAll
  static void start() throws IOException {
    browser = Chromium.start(folder);
    run = Runs.of(Models.shipped("digits.ae"), Trained.digits(300), EPOCHS);
    digits = write("digits.html", run);
    odd =
        write(
            "odd.html",
            Runs.of(
                Models.ODD.replace("input ", "first ").replace("tied_to input", "tied_to first"),
                Runs.random(20, 4),
                1));
    table = write("tumour.html", Runs.of(Models.shipped("tumour.ae"), Runs.random(60, 30), 2));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Path write(String name, TrainingRun shown) throws IOException {
    return Files.writeString(folder.resolve(name), Report.html(shown));
  }

  @Test
  void everythingIsDrawnAndNothingComplainsOrIsLoaded() throws IOException {
    JsonObject seen = seen(digits, WIDE, "light");
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.addresses().stream().filter(address -> !address.startsWith("data:")))
        .containsExactly(digits.toUri().toString());
    // 12 rows and the 12 worst ones, each three pictures, and a tile for each unit.
    assertThat(seen.get("images").getAsInt()).isEqualTo(2 * 12 * 3 + 32);
    assertThat(seen.get("tiles").getAsInt()).isEqualTo(32);
    assertThat(seen.get("empty").getAsInt()).isEqualTo(0);
    assertThat(strings(seen.get("charts")))
        .containsExactly(
            "chart lines", "chart lines", "chart scatter", "chart scatter", "chart bars");
    assertThat(seen.get("flat").getAsInt()).isEqualTo(0);
    assertThat(seen.get("arcs").getAsInt()).isEqualTo(2);
    assertThat(strings(seen.get("curves"))).containsExactly("4", "4", "4", "4");
    assertThat(seen.get("dots").getAsInt()).isEqualTo(300);
    assertThat(seen.get("thumbnails").getAsInt()).isGreaterThan(20);
    assertThat(seen.get("bars").getAsInt()).isGreaterThan(10);
    assertThat(seen.get("keywords").getAsInt()).isEqualTo(11);
  }

  @Test
  void everyPageIsReadableInLightAndDarkAndFitsWideAndNarrowScreens() throws IOException {
    for (Path page : List.of(digits, odd, table)) {
      for (String scheme : List.of("light", "dark")) {
        for (int width : List.of(WIDE, NARROW)) {
          JsonObject seen = seen(page, width, scheme);
          String what = page.getFileName() + ", " + scheme + ", " + width;
          assertWithMessage(what).that(browser.complaints()).isEmpty();
          assertWithMessage(what).that(seen.get("texts").getAsInt()).isGreaterThan(50);
          assertWithMessage(what).that(strings(seen.get("faint"))).isEmpty();
          assertWithMessage(what).that(strings(seen.get("spilled"))).isEmpty();
          assertWithMessage(what).that(seen.get("overflow").getAsInt()).isAtMost(0);
        }
      }
    }
  }

  @Test
  void darkPagesAreDark() throws IOException {
    seen(digits, WIDE, "dark");
    assertThat(brightness(5, 5)).isLessThan(40);
    seen(digits, WIDE, "light");
    assertThat(brightness(5, 5)).isGreaterThan(220);
  }

  @Test
  void originalsAndReconstructionsAreTheRowsOfTheRun() throws IOException {
    seen(digits, WIDE, "light");
    ShownRows rows = ShownRows.validation(run.data(), 0.1, 800).orElseThrow();
    float[] y = new float[rows.x().length];
    run.autoencoder().reconstruct(rows.x(), y, rows.rows());
    requireShown(0, rows.x());
    requireShown(1, y);
  }

  /** Whether the first picture of a kind shows the first row. */
  private static void requireShown(int picture, float[] rows) throws IOException {
    JsonObject place =
        browser
            .evaluate(
                "(() => { const img = document.querySelectorAll('.pair img')[%d];"
                        .formatted(picture)
                    + " img.scrollIntoView({block: 'center', behavior: 'instant'});"
                    + " const r = img.getBoundingClientRect();"
                    + " return {x: r.x, y: r.y, size: r.width}; })()")
            .getAsJsonObject();
    BufferedImage screen = screen();
    double cell = place.get("size").getAsDouble() / 8;
    for (int at = 0; at < 64; at++) {
      int x = (int) (place.get("x").getAsDouble() + (at % 8 + 0.5) * cell);
      int top = (int) (place.get("y").getAsDouble() + (at / 8 + 0.5) * cell);
      int wanted = Math.round(255 * Math.max(0, Math.min(1, rows[at])));
      assertThat(screen.getRGB(x, top) & 0xFF).isIn(List.of(wanted - 1, wanted, wanted + 1));
    }
  }

  @Test
  void curveTellsItsNumbersUnderThePointer() throws IOException {
    seen(digits, WIDE, "light");
    JsonObject place =
        browser
            .evaluate(
                "(() => { const chart = document.querySelector('svg.lines');"
                    + " chart.scrollIntoView({block: 'center', behavior: 'instant'});"
                    + " const r = chart.getBoundingClientRect();"
                    + " return {x: r.x + r.width * 0.95, y: r.y + r.height / 2}; })()")
            .getAsJsonObject();
    browser.moveMouse(place.get("x").getAsDouble(), place.get("y").getAsDouble());
    String tip = browser.evaluate("document.getElementById('tip').textContent").getAsString();
    double last = run.history().values("loss")[EPOCHS - 1];
    assertThat(tip)
        .startsWith("epoch 4\nloss %s\nval_loss ".formatted(String.format("%.6g", last)));
    assertThat(browser.evaluate("document.getElementById('tip').hidden").getAsBoolean()).isFalse();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aFaultOnAPageWouldBeNoticed() throws IOException {
    Path faulty =
        Files.writeString(
            folder.resolve("faulty.html"),
            "<!DOCTYPE html><meta http-equiv=Content-Security-Policy content=\"img-src data:\">"
                + "<img src=none.png><script>undefinedName()</script>");
    browser.open(faulty);
    assertThat(browser.complaints().toString()).contains("undefinedName");
    assertThat(browser.complaints().toString()).contains("Content Security Policy");
  }

  private static JsonObject seen(Path page, int width, String scheme) throws IOException {
    browser.size(width, 900);
    browser.scheme(scheme);
    browser.open(page);
    try (var script = BrowserTest.class.getResourceAsStream("inspect.js")) {
      return browser
          .evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8))
          .getAsJsonObject();
    }
  }

  private static int brightness(int x, int y) throws IOException {
    return screen().getRGB(x, y) >> 8 & 0xFF;
  }

  private static BufferedImage screen() throws IOException {
    return ImageIO.read(new ByteArrayInputStream(browser.screenshot()));
  }

  private static List<String> strings(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsString)
        .toList();
  }
}
