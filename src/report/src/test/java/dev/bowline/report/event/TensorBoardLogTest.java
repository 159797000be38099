package dev.bowline.report.event;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.bowline.memory.CompiledModel;
import dev.bowline.report.Models;
import dev.bowline.report.Trained;
import dev.bowline.report.rows.ShownRows;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.History;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DataClass;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.TensorProto;

class TensorBoardLogTest {
  private static final int EPOCHS = 3;

  @TempDir Path folder;
  private Dataset rows;
  private Autoencoder autoencoder;
  private History history;

  @BeforeEach
  void train() throws IOException {
    CompiledModel compiled = Trained.compiled(Models.shipped("digits.ae"));
    rows = Trained.digits(200);
    autoencoder = compiled.create(1);
    ShownRows shown = ShownRows.validation(rows, 0.1, TensorBoardLog.PICTURES).orElseThrow();
    try (TensorBoardLog log = new TensorBoardLog(folder, compiled.model(), autoencoder, shown);
        Trainer trainer =
            autoencoder.trainer(TrainingOptions.fromModel().withEpochs(EPOCHS).withListener(log))) {
      history = trainer.fit(rows);
    }
  }

  @Test
  void curvesHaveTheTagsAndStepsOfKeras() throws IOException {
    List<Event> train = EventReader.only(folder.resolve("train"));
    List<Event> validation = EventReader.only(folder.resolve("validation"));
    assertThat(train.get(0).getFileVersion()).isEqualTo("brain.Event:2");
    assertThat(train).hasSize(1 + EPOCHS);
    assertThat(validation).hasSize(1 + EPOCHS);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      assertThat(scalar(train, epoch, "epoch_loss"))
          .isEqualTo((float) history.values("loss")[epoch]);
      assertThat(scalar(train, epoch, "epoch_mean_squared_error"))
          .isEqualTo((float) history.values("mean_squared_error")[epoch]);
      assertThat(scalar(validation, epoch, "epoch_loss"))
          .isEqualTo((float) history.values("val_loss")[epoch]);
      assertThat(scalar(train, epoch, "epoch_learning_rate")).isEqualTo(0.005f);
    }
    assertThat(EventReader.tags(validation, 1))
        .containsExactly("epoch_loss", "epoch_mean_squared_error");
  }

  @Test
  void eachTrainedTensorHasAHistogramAndATiedKernelOnlyOne() throws IOException {
    List<Event> train = EventReader.only(folder.resolve("train"));
    assertThat(
            EventReader.tags(train, 2).stream().filter(tag -> tag.endsWith("/histogram")).toList())
        .containsExactly(
            "hidden/kernel/histogram",
            "hidden/bias/histogram",
            "code/kernel/histogram",
            "code/bias/histogram",
            "up/bias/histogram",
            "output/bias/histogram");
    Summary.Value value = EventReader.value(train, EPOCHS - 1, "hidden/kernel/histogram");
    assertThat(value.getMetadata().getPluginData().getPluginName()).isEqualTo("histograms");
    assertThat(value.getMetadata().getDataClass()).isEqualTo(DataClass.DATA_CLASS_TENSOR);
    TensorProto tensor = value.getTensor();
    assertThat(tensor.getDtype()).isEqualTo(DataType.DT_DOUBLE);
    assertThat(tensor.getTensorShape().getDim(0).getSize()).isEqualTo(30);
    assertThat(tensor.getTensorShape().getDim(1).getSize()).isEqualTo(3);
    requireCounts(doubles(tensor), autoencoder.kernel("hidden"));
  }

  @Test
  void slopesHaveAHistogramToo() throws IOException {
    CompiledModel compiled =
        Trained.compiled(
            Models.shipped("digits.ae")
                .replace("layer up ", "layer bent = prelu(constant(0.5)); layer up "));
    Autoencoder sloped = compiled.create(1);
    ShownRows shown = ShownRows.validation(rows, 0.1, 1).orElseThrow();
    Path slopes = folder.resolve("slopes");
    try (TensorBoardLog log = new TensorBoardLog(slopes, compiled.model(), sloped, shown);
        Trainer trainer =
            sloped.trainer(TrainingOptions.fromModel().withEpochs(1).withListener(log))) {
      trainer.fit(rows);
    }
    List<Event> train = EventReader.only(slopes.resolve("train"));
    Summary.Value value = EventReader.value(train, 0, "bent/alpha/histogram");
    requireCounts(doubles(value.getTensor()), sloped.alpha("bent"));
  }

  /** Counts again, each bucket on its own. */
  private static void requireCounts(DoubleBuffer buckets, float[] values) {
    double counted = 0;
    for (int at = 0; at < 30; at++) {
      double left = buckets.get(3 * at);
      double right = buckets.get(3 * at + 1);
      double count = buckets.get(3 * at + 2);
      double surely = 0;
      double perhaps = 0;
      double edge = (right - left) * 1e-9;
      for (float value : values) {
        surely += value > left + edge && value < right - edge ? 1 : 0;
        perhaps += value > left - edge && value < right + edge ? 1 : 0;
      }
      assertThat(count).isAtLeast(surely);
      assertThat(count).isAtMost(perhaps);
      assertThat(at == 0 || left == buckets.get(3 * at - 2)).isTrue();
      counted += count;
    }
    assertThat(counted).isEqualTo(values.length);
  }

  @Test
  void digitsStandAboveTheirReconstructions() throws IOException {
    List<Event> train = EventReader.only(folder.resolve("train"));
    Summary.Value value = EventReader.value(train, EPOCHS - 1, "reconstructions");
    assertThat(value.getMetadata().getPluginData().getPluginName()).isEqualTo("images");
    TensorProto tensor = value.getTensor();
    assertThat(tensor.getStringVal(0).toStringUtf8()).isEqualTo("623");
    assertThat(tensor.getStringVal(1).toStringUtf8()).isEqualTo("119");
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(tensor.getStringVal(2).toByteArray()));
    assertThat(image.getWidth()).isEqualTo(623);
    assertThat(image.getHeight()).isEqualTo(119);
    float[] x = ShownRows.validation(rows, 0.1, 10).orElseThrow().x();
    float[] y = new float[x.length];
    autoencoder.reconstruct(x, y, 10);
    for (int row = 0; row < 10; row++) {
      for (int pixel = 0; pixel < 64; pixel++) {
        int left = (row * 9 + pixel % 8) * 7 + 3;
        int top = pixel / 8 * 7 + 3;
        assertThat(image.getRGB(left, top) & 0xFF).isEqualTo(grey(x[row * 64 + pixel]));
        assertThat(image.getRGB(left, top + 9 * 7) & 0xFF).isEqualTo(grey(y[row * 64 + pixel]));
      }
    }
  }

  @Test
  void runsIntoOneFolderHaveFilesOfTheirOwn() throws IOException {
    train();
    try (var files = Files.list(folder.resolve("train"))) {
      assertThat(files.count()).isEqualTo(2);
    }
  }

  @Test
  void folderThatCannotBeMadeIsAFaultBeforeTheTraining() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    CompiledModel compiled = Trained.compiled(Models.shipped("digits.ae"));
    ShownRows shown = ShownRows.training(rows, 0, 1);
    assertThrows(
        IOException.class,
        () -> new TensorBoardLog(file, compiled.model(), autoencoder, shown).close());
  }

  @Test
  void faultInTheTrainingIsToldAtItsEnd() throws IOException {
    CompiledModel compiled = Trained.compiled(Models.shipped("digits.ae"));
    Path other = folder.resolve("other");
    TensorBoardLog log =
        new TensorBoardLog(other, compiled.model(), autoencoder, ShownRows.training(rows, 0, 1));
    Files.writeString(other.resolve("validation"), "in the way");
    log.epochFinished(1, Map.of("loss", 1.0, "val_loss", 2.0));
    log.epochFinished(2, Map.of("loss", 1.0, "val_loss", 2.0));
    assertThrows(IOException.class, log::close);
  }

  private static int grey(float value) {
    return Math.round(255 * Math.max(0, Math.min(1, value)));
  }

  private static float scalar(List<Event> events, long step, String tag) {
    Summary.Value value = EventReader.value(events, step, tag);
    assertThat(value.getMetadata().getPluginData().getPluginName()).isEqualTo("scalars");
    assertThat(value.getMetadata().getDataClass()).isEqualTo(DataClass.DATA_CLASS_SCALAR);
    assertThat(value.getTensor().getDtype()).isEqualTo(DataType.DT_FLOAT);
    assertThat(value.getTensor().getTensorShape().getDimCount()).isEqualTo(0);
    return value
        .getTensor()
        .getTensorContent()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .getFloat();
  }

  private static DoubleBuffer doubles(TensorProto tensor) {
    ByteBuffer content = tensor.getTensorContent().asReadOnlyByteBuffer();
    return content.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
  }
}
