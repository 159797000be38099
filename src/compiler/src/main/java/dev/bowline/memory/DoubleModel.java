package dev.bowline.memory;

import dev.bowline.Compiler;
import dev.bowline.catalog.Catalog;
import dev.bowline.model.Model;
import dev.bowline.plan.Element;
import dev.bowline.runtime.spi.DoubleAutoencoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A model whose class was generated in double precision, for checks. */
public final class DoubleModel {
  private final Model model;
  private final Class<?> type;

  private DoubleModel(Model model, Class<?> type) {
    this.model = model;
    this.type = type;
  }

  /** The classes of some models, compiled together; their names must differ. */
  public static List<DoubleModel> compile(List<Model> models) {
    List<Class<?>> types =
        MemoryCompiler.load(
            models.stream()
                .map(model -> Compiler.generate(model, Element.DOUBLE, Set.of()))
                .toList());
    List<DoubleModel> compiled = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      compiled.add(new DoubleModel(models.get(i), types.get(i)));
    }
    return compiled;
  }

  /**
   * The model with an optimiser that changes nothing: a step of its trainer puts each gradient into
   * the tensor's slot {@code gradient}.
   */
  public static Model probe(Model model) {
    return model.with(model.training().with(Catalog.probe()));
  }

  public Model model() {
    return model;
  }

  public DoubleAutoencoder create(long seed) {
    return (DoubleAutoencoder) Factory.invoke(type, "create", long.class, seed);
  }
}
