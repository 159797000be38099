package dev.bowline.report.page;

import static com.google.common.truth.Truth.assertThat;

import dev.bowline.report.Models;
import dev.bowline.report.Trained;
import dev.bowline.report.TrainingRun;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.History;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final String DIGITS = Models.shipped("digits.ae");

  @Test
  void theSameRunGivesTheSamePage() {
    TrainingRun run = Runs.of(DIGITS, Trained.digits(100), 1);
    assertThat(Report.html(run)).isEqualTo(Report.html(run));
  }

  @Test
  void nothingIsNamedThatABrowserWouldLoad() {
    String html = Report.html(Runs.of(DIGITS, Trained.digits(100), 2));
    assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:");
    assertThat(html).doesNotContain("https:");
    assertThat(html).doesNotContain("@import");
    assertThat(html).doesNotContain("url(");
    assertThat(html).doesNotContainMatch("(src|href)=\"(?!data:)");
  }

  @Test
  void whatTheUserWroteIsShownAndNotRun() {
    String text =
        """
        /** Evil </style><script>alert(1)</script> & "quoted". */
        autoencoder A {
          input(2);

          layer code   = dense(1); // </pre><img src=x onerror=alert(1)>
          layer output = dense(2) tied_to code;
        }
        """;
    String html = Report.html(Runs.of(text, Runs.random(5, 2), 1));
    assertThat(html).doesNotContain("<script>alert");
    assertThat(html).doesNotContain("<img src=x");
    assertThat(html).contains("Evil &lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp;");
  }

  @Test
  void settingsAreThoseOfTheRun() {
    TrainingRun run = Runs.of(DIGITS, Trained.digits(100), 3);
    TrainingRun changed =
        new TrainingRun(
            run.model(),
            run.autoencoder(),
            run.options().withBatchSize(77).withSeed(-5),
            run.data(),
            "some rows",
            Map.of("width", "32 + 0"),
            run.history(),
            Duration.ofSeconds(3725));
    String html = Report.html(changed);
    assertThat(html).contains("<th scope=\"row\">batch size</th><td>77</td>");
    assertThat(html).contains("<th scope=\"row\">seed</th><td>-5</td>");
    assertThat(html).contains("<th scope=\"row\">epochs</th><td>3</td>");
    assertThat(html).contains("<th scope=\"row\">const width</th><td>32 + 0</td>");
    assertThat(html).contains("some rows: 90 rows to train on, 10 to validate");
    assertThat(html).contains("<td>adam(learning_rate = 0.005)</td>");
    assertThat(html).contains("<dd>1 h 02 min</dd>");
    assertThat(html).contains("4,744 without ties");
  }

  @Test
  void trainingThatEndedAtOnceHasAPageToo() {
    TrainingRun run = Runs.of(DIGITS, Trained.digits(100), 1);
    TrainingRun none =
        new TrainingRun(
            run.model(),
            run.autoencoder(),
            run.options(),
            run.data(),
            run.dataName(),
            run.consts(),
            History.of(0, Map.of()),
            run.time());
    assertThat(Report.html(none)).contains("ended before its first epoch");
  }

  @Test
  void rowsOfOneNumberAndRowsThatAreAllEqualHaveAPage() {
    String one = "autoencoder A { input(1); layer c = dense(1); layer o = dense(1) tied_to c; }";
    assertThat(Report.html(Runs.of(one, Dataset.of(new float[] {2}, 1), 1))).contains("</html>");
    Dataset equal = Dataset.of(new float[6 * 64], 6);
    String html = Report.html(Runs.of(DIGITS, equal.withValidation(equal), 1));
    assertThat(html).doesNotContainMatch("(?<![\\w])(NaN|Infinity)(?![\\w])");
  }

  @Test
  void targetsOfTheirOwnAreShownBetween() {
    Dataset digits = Trained.digits(40);
    float[] target = digits.x().clone();
    for (int at = 0; at < target.length; at++) {
      target[at] = 1 - target[at];
    }
    String html = Report.html(Runs.of(DIGITS, digits.withTarget(target), 1));
    assertThat(html).contains("alt=\"target\"");
    assertThat(html).contains("mean squared distance from the target");
    assertThat(Report.html(Runs.of(DIGITS, digits, 1))).doesNotContain("alt=\"target\"");
  }

  @Test
  void rowsThatAreNoPicturesAreLines() {
    String html = Report.html(Runs.of(Models.shipped("tumour.ae"), Runs.random(30, 30), 1));
    assertThat(html).contains("class=\"chart profile\"");
    assertThat(html).doesNotContain("class=\"pair\"");
  }
}
