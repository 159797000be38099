package dev.bowline.reference;

import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.runtime.spi.FitLoop;
import dev.bowline.runtime.spi.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A class as users get it; a single row goes through the methods for one row. */
final class FloatSubject implements Subject {
  private static final TrainingOptions OPTIONS = TrainingOptions.fromModel().withThreads(1);

  private final Model model;
  private final Autoencoder autoencoder;
  private final Autoencoder probe;
  private final Trainer trainer;
  private final FitLoop probing;

  FloatSubject(Model model, Autoencoder autoencoder, Autoencoder probe) {
    this.model = model;
    this.autoencoder = autoencoder;
    this.probe = probe;
    this.trainer = autoencoder.trainer(OPTIONS);
    this.probing = (FitLoop) probe.trainer(OPTIONS);
  }

  @Override
  public double[] parameters() {
    return doubles(autoencoder.parameters());
  }

  @Override
  public void setParameters(double[] parameters) {
    autoencoder.setParameters(floats(parameters));
    probe.setParameters(floats(parameters));
  }

  @Override
  public void fitScaling(double[] x, int rows) {
    trainer.fitScaling(floats(x), rows);
    probing.fitScaling(floats(x), rows);
  }

  @Override
  public double[] encode(double[] x, int rows) {
    float[] code = new float[rows * autoencoder.codeSize()];
    if (rows == 1) {
      autoencoder.encode(floats(x), code);
    } else {
      autoencoder.encode(floats(x), code, rows);
    }
    return doubles(code);
  }

  @Override
  public double[] decode(double[] code, int rows) {
    float[] y = new float[rows * autoencoder.inputSize()];
    if (rows == 1) {
      autoencoder.decode(floats(code), y);
    } else {
      autoencoder.decode(floats(code), y, rows);
    }
    return doubles(y);
  }

  @Override
  public double[] reconstruct(double[] x, int rows) {
    float[] y = new float[x.length];
    if (rows == 1) {
      autoencoder.reconstruct(floats(x), y);
    } else {
      autoencoder.reconstruct(floats(x), y, rows);
    }
    return doubles(y);
  }

  @Override
  public double[] score(double[] x, int rows) {
    float[] scores = new float[rows];
    if (rows == 1) {
      scores[0] = autoencoder.score(floats(x));
    } else {
      autoencoder.score(floats(x), scores, rows);
    }
    return doubles(scores);
  }

  @Override
  public double evaluate(double[] x, double[] target, int rows) {
    return ((FitLoop) trainer).loss(floats(x), floats(target), rows);
  }

  @Override
  public double[] gradient(double[] x, double[] target, int rows) {
    probing.step(floats(x), floats(target), rows);
    return model.parameters().stream()
        .map(parameter -> parameter.name() + ".gradient")
        .flatMap(name -> probing.slots().stream().filter(slot -> slot.name().equals(name)))
        .flatMapToDouble(slot -> Arrays.stream(doubles(cut(slot))))
        .toArray();
  }

  @Override
  public double step(double[] x, double[] target, float[] weights, int rows) {
    return weights == null
        ? trainer.step(floats(x), floats(target), rows)
        : trainer.step(floats(x), floats(target), weights, rows);
  }

  @Override
  public Stage stage(int number) {
    FitLoop stage = ((FitLoop) trainer).stage(number, OPTIONS);
    return new Stage() {
      @Override
      public double step(double[] rows, int count) {
        return stage.step(floats(rows), floats(rows), count);
      }

      @Override
      public double[] encode(double[] rows, int count, int size) {
        float[] codes = new float[count * size];
        stage.encode(floats(rows), codes, count);
        return doubles(codes);
      }

      @Override
      public void close() {
        stage.close();
      }
    };
  }

  private static float[] cut(Tensor<float[]> slot) {
    return Arrays.copyOf(slot.values(), slot.size());
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private static double[] doubles(float[] numbers) {
    return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).toArray();
  }
}
