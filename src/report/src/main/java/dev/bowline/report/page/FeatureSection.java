package dev.bowline.report.page;

import dev.bowline.model.Dense;
import dev.bowline.report.TrainingRun;
import dev.bowline.report.image.ImageShape;
import dev.bowline.report.image.Signed;
import dev.bowline.report.markup.Markup;
import java.util.Optional;

/** What the first kernel has learned: a column for each unit. */
final class FeatureSection {
  private static final int MOST = 256;

  private FeatureSection() {}

  static void write(TrainingRun run, Markup out) {
    firstKernel(run).ifPresent(dense -> write(dense, run, out));
  }

  /** The first kernel that reads the input itself; a later one has no picture to be shown as. */
  private static Optional<Dense> firstKernel(TrainingRun run) {
    return run.model().layers().stream()
        .filter(Dense.class::isInstance)
        .map(Dense.class::cast)
        .findFirst()
        .filter(dense -> dense.kernel().inputs() == run.model().input().size());
  }

  private static void write(Dense dense, TrainingRun run, Markup out) {
    float[] kernel = run.autoencoder().kernel(dense.name());
    Signed signed = Signed.of(kernel);
    Optional<ImageShape> shape = ImageShape.of(run.model());
    String shown = shape.isPresent() ? "a tile for each unit" : "a column for each unit";
    String text =
        "The kernel of %s, %s: blue is negative, orange positive, and full colour starts at %s."
            .formatted(dense.name(), shown, Numbers.of(signed.full()));
    Section.open("features", "Learned features", text + also(dense, run), out);
    if (shape.isPresent()) {
      tiles(kernel, dense, shape.get(), signed, out);
    } else {
      matrix(kernel, dense, signed, out);
    }
    out.close();
  }

  private static String also(Dense dense, TrainingRun run) {
    String users =
        String.join(
            ", ",
            run.model().layers().stream()
                .filter(
                    layer ->
                        layer != dense
                            && layer instanceof Dense other
                            && other.kernel().kernel().equals(dense.kernel().kernel()))
                .map(layer -> layer.name())
                .toList());
    return users.isEmpty() ? "" : " Tied to it: " + users + ".";
  }

  private static void tiles(
      float[] kernel, Dense dense, ImageShape shape, Signed signed, Markup out) {
    int units = dense.kernel().units();
    out.open("div", "class", "tiles");
    for (int unit = 0; unit < Math.min(MOST, units); unit++) {
      float[] column = new float[dense.kernel().inputs()];
      for (int i = 0; i < column.length; i++) {
        column[i] = kernel[i * units + unit];
      }
      String name = "unit " + (unit + 1) + " of " + dense.name();
      out.empty(
          "img",
          "class",
          "pixels",
          "alt",
          name,
          "title",
          name,
          "src",
          signed.picture(shape, column).dataAddress(),
          "style",
          "aspect-ratio:" + shape.width() + "/" + shape.height());
    }
    out.close();
    if (units > MOST) {
      out.element("p", "The first " + MOST + " of " + units + " units.", "class", "about");
    }
  }

  private static void matrix(float[] kernel, Dense dense, Signed signed, Markup out) {
    int units = Math.min(MOST, dense.kernel().units());
    int inputs = Math.min(MOST, dense.kernel().inputs());
    float[] part = new float[inputs * units];
    for (int i = 0; i < inputs; i++) {
      System.arraycopy(kernel, i * dense.kernel().units(), part, i * units, units);
    }
    Section.figure("matrix", "inputs from the top, units from the left", out);
    out.empty(
        "img",
        "class",
        "pixels",
        "alt",
        "the kernel of " + dense.name(),
        "src",
        signed.matrix(part, inputs, units).dataAddress(),
        "style",
        "aspect-ratio:%d/%d;width:%dpx".formatted(units, inputs, width(units, inputs)));
    out.close();
  }

  /** Cells of at most 20 pixels, and not more of them than fit on a screen. */
  private static int width(int units, int inputs) {
    return Math.max(1, Math.min(Math.min(720, units * 20), 480 * units / inputs));
  }
}
