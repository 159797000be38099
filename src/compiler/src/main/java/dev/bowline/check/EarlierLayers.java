package dev.bowline.check;

import dev.bowline.ast.LayerDecl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The layers that were checked before the one at hand, and the declarations of all. */
final class EarlierLayers {
  private final Map<String, LayerDecl> declared = new LinkedHashMap<>();
  private final Map<String, Built> built = new LinkedHashMap<>();

  /** The first of each name counts. */
  EarlierLayers(List<LayerDecl> layers) {
    layers.forEach(layer -> declared.putIfAbsent(layer.name().text(), layer));
  }

  void add(Built layer) {
    built.putIfAbsent(layer.name(), layer);
  }

  Optional<LayerDecl> declared(String name) {
    return Optional.ofNullable(declared.get(name));
  }

  Optional<Built> built(String name) {
    return Optional.ofNullable(built.get(name));
  }

  Stream<Built> all() {
    return built.values().stream();
  }
}
