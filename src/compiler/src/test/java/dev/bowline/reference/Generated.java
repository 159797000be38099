package dev.bowline.reference;

import dev.bowline.Compiler;
import dev.bowline.GeneratedClass;
import dev.bowline.memory.DoubleModel;
import dev.bowline.memory.MemoryCompiler;
import dev.bowline.model.Model;
import dev.bowline.plan.Element;
import dev.bowline.plan.Target;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.Kernels;
import dev.bowline.runtime.spi.DoubleAutoencoder;
import dev.bowline.runtime.spi.VectorModule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model's generated classes: in float, with each kind of kernels, and in double; each also with
 * gradients to read.
 */
record Generated(
    Model model,
    Map<Kernels, Class<?>> singles,
    Map<Kernels, Class<?>> singleProbes,
    DoubleModel wide,
    DoubleModel wideProbe) {
  private static final long SEED = 5;

  /** All of them, in four runs of javac. The models' names must differ. */
  static List<Generated> compile(List<Model> models) {
    List<Model> probes = models.stream().map(DoubleModel::probe).toList();
    Map<Kernels, List<Class<?>>> singles = floats(models);
    Map<Kernels, List<Class<?>>> singleProbes = floats(probes);
    List<DoubleModel> wides = DoubleModel.compile(models);
    List<DoubleModel> wideProbes = DoubleModel.compile(probes);
    List<Generated> compiled = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      compiled.add(
          new Generated(
              models.get(i),
              each(singles, i),
              each(singleProbes, i),
              wides.get(i),
              wideProbes.get(i)));
    }
    return compiled;
  }

  Subject inFloat(Kernels kernels) {
    return new FloatSubject(
        model, create(singles.get(kernels), kernels), create(singleProbes.get(kernels), kernels));
  }

  Subject inDouble() {
    DoubleAutoencoder autoencoder = wide.create(SEED);
    return new DoubleSubject(model, autoencoder, wideProbe.create(SEED));
  }

  private static Map<Kernels, Class<?>> each(Map<Kernels, List<Class<?>>> classes, int i) {
    Map<Kernels, Class<?>> one = new EnumMap<>(Kernels.class);
    classes.forEach((kernels, all) -> one.put(kernels, all.get(i)));
    return one;
  }

  /** Which kernels a class uses is decided when it is loaded: it is loaded once for each. */
  private static Map<Kernels, List<Class<?>>> floats(List<Model> models) {
    List<GeneratedClass> generated =
        models.stream()
            .map(model -> Compiler.generate(model, Element.FLOAT, Set.of(Target.VECTOR)))
            .toList();
    Map<String, byte[]> compiled = MemoryCompiler.bytecode(generated);
    Map<Kernels, List<Class<?>>> classes = new EnumMap<>(Kernels.class);
    classes.put(Kernels.VECTOR, MemoryCompiler.load(generated, compiled));
    System.setProperty(VectorModule.PROPERTY, "plain");
    try {
      classes.put(Kernels.PLAIN, MemoryCompiler.load(generated, compiled));
    } finally {
      System.clearProperty(VectorModule.PROPERTY);
    }
    return classes;
  }

  private static Autoencoder create(Class<?> type, Kernels kernels) {
    try {
      Autoencoder created = (Autoencoder) type.getMethod("create", long.class).invoke(null, SEED);
      if (created.kernels() != kernels) {
        throw new IllegalStateException("expected " + kernels + ", found " + created.kernels());
      }
      return created;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
