package dev.bowline.formats;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.formats.weights.Layout;
import dev.bowline.formats.weights.Part;
import dev.bowline.formats.weights.Weights;
import dev.bowline.memory.CompiledModel;
import dev.bowline.memory.MemoryCompiler;
import dev.bowline.model.Model;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Dataset;
import dev.bowline.runtime.Trainer;
import dev.bowline.runtime.TrainingOptions;
import dev.bowline.runtime.data.BuiltInData;
import dev.bowline.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** A model with weights, in a file and running. */
record Trained(CompiledModel compiled, Autoencoder autoencoder, Path file) {
  static final Path MODELS = Path.of("..", "..", "models");

  /** The real digits, 1,797 rows of 64. */
  static final float[] DIGITS = BuiltInData.digits().values();

  static final int ROWS = BuiltInData.digits().rows();

  /** The shipped model of the digits after three epochs. */
  static Trained digits(Path folder) throws IOException {
    return model(Files.readString(MODELS.resolve("digits.ae")), folder).fitted(DIGITS, ROWS, 3);
  }

  /** Any model, with the weights that seed 1 draws. */
  static Trained model(String text, Path folder) throws IOException {
    CompiledModel compiled = MemoryCompiler.compile(compile(text).classes().get(0));
    return new Trained(compiled, compiled.create(1), folder.resolve("weights.safetensors")).saved();
  }

  static Model checked(String text) {
    return compile(text).models().get(0);
  }

  private static CompileResult compile(String text) {
    CompileResult result = Compiler.compile(CompileRequest.of(SourceFile.of("model.ae", text)));
    if (result.hasErrors()) {
      throw new AssertionError(result.diagnostics());
    }
    return result;
  }

  /** The same after some training. */
  Trained fitted(float[] x, int rows, int epochs) throws IOException {
    try (Trainer trainer = autoencoder.trainer(TrainingOptions.fromModel().withEpochs(epochs))) {
      trainer.fit(Dataset.of(Arrays.copyOf(x, rows * autoencoder.inputSize()), rows));
    }
    return saved();
  }

  /** The same with every number, biases too, drawn anew between -1 and 1. */
  Trained stirred(long seed) throws IOException {
    Random random = new Random(seed);
    float[] parameters = autoencoder.parameters();
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = random.nextFloat() * 2 - 1;
    }
    autoencoder.setParameters(parameters);
    return saved();
  }

  Model model() {
    return compiled.model();
  }

  Weights weights() {
    try {
      return Weights.read(model(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file of that name beside the weights. */
  Path export(String name, Part part, Layout layout) throws IOException {
    Path out = file.resolveSibling(name);
    Exports.write(out, weights(), part, layout);
    return out;
  }

  Path export(String name) throws IOException {
    return export(name, Part.WHOLE, Layout.BOWLINE);
  }

  float[] reconstruct(float[] x, int rows) {
    float[] y = new float[rows * autoencoder.inputSize()];
    autoencoder.reconstruct(x, y, rows);
    return y;
  }

  float[] encode(float[] x, int rows) {
    float[] code = new float[rows * autoencoder.codeSize()];
    autoencoder.encode(x, code, rows);
    return code;
  }

  float[] decode(float[] code, int rows) {
    float[] y = new float[rows * autoencoder.inputSize()];
    autoencoder.decode(code, y, rows);
    return y;
  }

  private Trained saved() throws IOException {
    autoencoder.save(file);
    return this;
  }
}
