package dev.bowline.report.event;

import dev.bowline.model.Model;
import dev.bowline.model.Parameter;
import dev.bowline.report.image.ImageShape;
import dev.bowline.report.image.Intensity;
import dev.bowline.report.image.Raster;
import dev.bowline.report.image.Sheet;
import dev.bowline.report.rows.ShownRows;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.TrainingListener;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what a training reports for TensorBoard, with the folders, tags and steps of Keras's
 * callback: {@code train} and {@code validation}, {@code epoch_loss} and the like, epochs from 0.
 * Each epoch also gets a histogram of each trained tensor and, where rows are pictures, some of
 * them above their reconstructions.
 *
 * <p>A file that cannot be written does not end the training: {@link #close} tells.
 */
public final class TensorBoardLog implements TrainingListener, Closeable {
  /** How many rows are shown. */
  public static final int PICTURES = 10;

  /** Pictures that are lower are enlarged. */
  private static final int HEIGHT = 56;

  private static final String VALIDATION = "val_";

  private final Path folder;
  private final Model model;
  private final Autoencoder autoencoder;
  private final ShownRows shown;
  private final EventFile training;
  private Optional<EventFile> validation = Optional.empty();
  private Optional<IOException> fault = Optional.empty();

  /**
   * Starts the files of a training.
   *
   * @param autoencoder what is trained
   * @param shown rows to reconstruct
   * @throws IOException if the folder cannot be written
   */
  public TensorBoardLog(Path folder, Model model, Autoencoder autoencoder, ShownRows shown)
      throws IOException {
    this.folder = folder;
    this.model = model;
    this.autoencoder = autoencoder;
    this.shown = shown;
    training = EventFile.create(folder.resolve("train"));
  }

  @Override
  public void epochFinished(int epoch, Map<String, Double> values) {
    if (fault.isPresent()) {
      return;
    }
    try {
      write(epoch - 1, values);
    } catch (IOException e) {
      fault = Optional.of(e);
    }
  }

  /**
   * Ends the files.
   *
   * @throws IOException if one of them could not be written, now or before
   */
  @Override
  public void close() throws IOException {
    try (training) {
      if (validation.isPresent()) {
        validation.get().close();
      }
    }
    if (fault.isPresent()) {
      throw fault.get();
    }
  }

  private void write(int step, Map<String, Double> values) throws IOException {
    Summaries train = new Summaries();
    Summaries evaluated = new Summaries();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(VALIDATION)) {
            evaluated.scalar("epoch_" + name.substring(VALIDATION.length()), value);
          } else {
            train.scalar("epoch_" + name, value);
          }
        });
    learningRate(values).ifPresent(rate -> train.scalar("epoch_learning_rate", rate));
    model.parameters().forEach(parameter -> histogram(parameter, train));
    ImageShape.of(model).ifPresent(shape -> pictures(shape, train));
    training.write(step, train);
    if (values.keySet().stream().anyMatch(name -> name.startsWith(VALIDATION))) {
      if (validation.isEmpty()) {
        validation = Optional.of(EventFile.create(folder.resolve("validation")));
      }
      validation.get().write(step, evaluated);
    }
  }

  /** The model's, while it is a number; what else it is would be reported with the values. */
  private Optional<Double> learningRate(Map<String, Double> values) {
    Object rate = model.training().optimizer().arguments().values().get("learning_rate");
    return rate instanceof Double number && !values.containsKey("learning_rate")
        ? Optional.of(number)
        : Optional.empty();
  }

  private void histogram(Parameter parameter, Summaries summaries) {
    float[] values =
        switch (parameter.role()) {
          case KERNEL -> autoencoder.kernel(parameter.layer());
          case BIAS -> autoencoder.bias(parameter.layer());
          case SLOPES -> autoencoder.alpha(parameter.layer());
        };
    String tag = parameter.layer() + "/" + parameter.role().title() + "/histogram";
    summaries.histogram(tag, values);
  }

  private void pictures(ImageShape shape, Summaries summaries) {
    float[] y = new float[shown.x().length];
    autoencoder.reconstruct(shown.x(), y, shown.rows());
    Intensity intensity = Intensity.of(shown.x());
    Sheet sheet = new Sheet(shape, shown.rows(), 2, 1);
    for (int row = 0; row < shown.rows(); row++) {
      sheet.put(row, 0, shown.x(), row * shown.size(), intensity);
      sheet.put(row, 1, y, row * shown.size(), intensity);
    }
    Raster raster = sheet.raster().enlarged(Math.max(1, HEIGHT / shape.height()));
    summaries.image("reconstructions", raster.width(), raster.height(), raster.png());
  }
}
