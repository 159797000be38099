package dev.bowline.reference;

import dev.bowline.Compiler;
import dev.bowline.memory.DoubleModel;
import dev.bowline.memory.MemoryCompiler;
import dev.bowline.model.Model;
import dev.bowline.plan.Element;
import dev.bowline.plan.Target;
import dev.bowline.runtime.Autoencoder;
import dev.bowline.runtime.spi.DoubleAutoencoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A model's generated classes: in float and in double, each also with gradients to read. */
record Generated(
    Model model, Class<?> single, Class<?> singleProbe, DoubleModel wide, DoubleModel wideProbe) {
  private static final long SEED = 5;

  /** Vector kernels too, where this Java has what they need. */
  private static final Set<Target> TARGETS =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
          ? Set.of(Target.VECTOR)
          : Set.of();

  /** All of them, in four runs of javac. The models' names must differ. */
  static List<Generated> compile(List<Model> models) {
    List<Model> probes = models.stream().map(DoubleModel::probe).toList();
    List<Class<?>> singles = floats(models);
    List<Class<?>> singleProbes = floats(probes);
    List<DoubleModel> wides = DoubleModel.compile(models);
    List<DoubleModel> wideProbes = DoubleModel.compile(probes);
    List<Generated> compiled = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      compiled.add(
          new Generated(
              models.get(i), singles.get(i), singleProbes.get(i), wides.get(i), wideProbes.get(i)));
    }
    return compiled;
  }

  Subject inFloat() {
    return new FloatSubject(model, create(single), create(singleProbe));
  }

  Subject inDouble() {
    DoubleAutoencoder autoencoder = wide.create(SEED);
    return new DoubleSubject(model, autoencoder, wideProbe.create(SEED));
  }

  private static List<Class<?>> floats(List<Model> models) {
    return MemoryCompiler.load(
        models.stream().map(model -> Compiler.generate(model, Element.FLOAT, TARGETS)).toList());
  }

  private static Autoencoder create(Class<?> type) {
    try {
      return (Autoencoder) type.getMethod("create", long.class).invoke(null, SEED);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
