package dev.bowline.runtime.spi;

import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Kernels;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a {@link LinearTrainer} trains; can be saved, and does not compute. */
final class LinearModel implements Autoencoder {
  final float[] w;
  private final int size;

  LinearModel(int size) {
    this.size = size;
    w = new float[size * size];
  }

  @Override
  public int inputSize() {
    return size;
  }

  @Override
  public int codeSize() {
    return size;
  }

  @Override
  public Kernels kernels() {
    return Kernels.PLAIN;
  }

  @Override
  public void encode(float[] x, float[] code) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void encode(float[] x, float[] code, int rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void decode(float[] code, float[] y) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void decode(float[] code, float[] y, int rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void reconstruct(float[] x, float[] y) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void reconstruct(float[] x, float[] y, int rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public float score(float[] x) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void score(float[] x, float[] scores, int rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public float[] parameters() {
    return w.clone();
  }

  @Override
  public void setParameters(float[] parameters) {
    Tensors.replace(tensors(), parameters);
  }

  @Override
  public float[] kernel(String layer) {
    return w.clone();
  }

  @Override
  public float[] bias(String layer) {
    throw Expect.noSuchLayer(layer, "bias");
  }

  @Override
  public void save(Path file) throws IOException {
    WeightFile.write(file, "Linear", Map.of(), tensors(), Scaling.none(size));
  }

  @Override
  public Autoencoder copy() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Trainer trainer() {
    return trainer(TrainingOptions.fromModel());
  }

  @Override
  public Trainer trainer(TrainingOptions options) {
    throw new UnsupportedOperationException();
  }

  List<Tensor<float[]>> tensors() {
    return List.of(new Tensor<>("w", new int[] {size, size}, w));
  }
}
