package dev.bowline.runtime.callback;

import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Callback;
import dev.bowline.runtime.RunningTraining;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A training without data: a callback is told values, epoch by epoch. The weight is the epoch. */
final class Rehearsed implements RunningTraining {
  final List<String> said = new ArrayList<>();
  final List<Path> saved = new ArrayList<>();
  float weight;
  double rate = 1;
  boolean stopped;
  int epoch;
  private final Map<String, Double> values = new LinkedHashMap<>();

  /** Tells of epochs with these values of {@code val_loss} until it is stopped. */
  void tell(Callback callback, double... losses) {
    for (double loss : losses) {
      if (stopped) {
        return;
      }
      tell(callback, Map.of("val_loss", loss));
    }
  }

  void tell(Callback callback, Map<String, Double> reported) {
    epoch++;
    callback.epochStarted(epoch);
    weight = epoch;
    values.clear();
    values.putAll(reported);
    callback.epochFinished(epoch, values);
  }

  /** Another callback goes on where one is. */
  void handOver(Callback from, Callback to) throws IOException {
    resume(to, remembered(from));
  }

  static byte[] remembered(Callback callback) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    callback.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  void resume(Callback callback, byte[] remembered) throws IOException {
    callback.begin(this);
    callback.restore(new DataInputStream(new ByteArrayInputStream(remembered)));
  }

  @Override
  public Autoencoder model() {
    return (Autoencoder)
        Proxy.newProxyInstance(
            Rehearsed.class.getClassLoader(),
            new Class<?>[] {Autoencoder.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "parameters":
                  return new float[] {weight};
                case "setParameters":
                  weight = ((float[]) arguments[0])[0];
                  return null;
                case "save":
                  return Files.writeString((Path) arguments[0], Float.toString(weight));
                default:
                  throw new UnsupportedOperationException(method.getName());
              }
            });
  }

  @Override
  public Map<String, Double> values() {
    return values;
  }

  @Override
  public double learningRate() {
    return rate;
  }

  @Override
  public void setLearningRate(double rate) {
    this.rate = rate;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public void report(String name, double value) {
    values.put(name, value);
  }

  @Override
  public void say(String message) {
    said.add(message);
  }

  @Override
  public void saved(Path file) {
    saved.add(file);
  }
}
