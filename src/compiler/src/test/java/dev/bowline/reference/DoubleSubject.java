package dev.bowline.reference;

import dev.bowline.model.Model;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.runtime.spi.DoubleAutoencoder;
import dev.bowline.runtime.spi.Stepper;
import java.util.Arrays;

/** A class generated in double. */
final class DoubleSubject implements Subject {
  private static final TrainingOptions OPTIONS = TrainingOptions.fromModel().withThreads(1);

  private final Model model;
  private final DoubleAutoencoder autoencoder;
  private final DoubleAutoencoder probe;
  private final Stepper<double[]> trainer;
  private final Stepper<double[]> probing;

  DoubleSubject(Model model, DoubleAutoencoder autoencoder, DoubleAutoencoder probe) {
    this.model = model;
    this.autoencoder = autoencoder;
    this.probe = probe;
    this.trainer = autoencoder.trainer(OPTIONS);
    this.probing = probe.trainer(OPTIONS);
  }

  @Override
  public double[] parameters() {
    return autoencoder.parameters();
  }

  @Override
  public void setParameters(double[] parameters) {
    autoencoder.setParameters(parameters);
    probe.setParameters(parameters);
  }

  @Override
  public void fitScaling(double[] x, int rows) {
    autoencoder.fitScaling(x, rows);
    probe.fitScaling(x, rows);
  }

  @Override
  public double[] encode(double[] x, int rows) {
    double[] code = new double[rows * autoencoder.codeSize()];
    autoencoder.encode(x, code, rows);
    return code;
  }

  @Override
  public double[] decode(double[] code, int rows) {
    double[] y = new double[rows * autoencoder.inputSize()];
    autoencoder.decode(code, y, rows);
    return y;
  }

  @Override
  public double[] reconstruct(double[] x, int rows) {
    double[] y = new double[x.length];
    autoencoder.reconstruct(x, y, rows);
    return y;
  }

  @Override
  public double[] score(double[] x, int rows) {
    double[] scores = new double[rows];
    autoencoder.score(x, scores, rows);
    return scores;
  }

  @Override
  public double evaluate(double[] x, double[] target, int rows) {
    return trainer.loss(x, target, rows);
  }

  @Override
  public double[] gradient(double[] x, double[] target, int rows) {
    probing.advance(x, target, rows);
    return model.parameters().stream()
        .map(parameter -> parameter.name() + ".gradient")
        .flatMap(name -> probing.slots().stream().filter(slot -> slot.name().equals(name)))
        .flatMapToDouble(slot -> Arrays.stream(slot.values(), 0, slot.size()))
        .toArray();
  }

  @Override
  public double step(double[] x, double[] target, float[] weights, int rows) {
    return trainer.advance(x, target, weights, rows);
  }

  @Override
  public Stage stage(int number) {
    Stepper<double[]> stage = trainer.stage(number, OPTIONS);
    return new Stage() {
      @Override
      public double step(double[] rows, int count) {
        return stage.advance(rows, rows, count);
      }

      @Override
      public double[] encode(double[] rows, int count, int size) {
        double[] codes = new double[count * size];
        stage.encode(rows, codes, count);
        return codes;
      }

      @Override
      public void close() {
        stage.close();
      }
    };
  }
}
