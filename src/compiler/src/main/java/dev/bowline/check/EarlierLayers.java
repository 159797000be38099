package dev.bowline.check;

import dev.bowline.ast.LayerDecl;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The layers that were checked before the one at hand, and the declarations of all. */
final class EarlierLayers {
  private final Map<String, LayerDecl> declared = new LinkedHashMap<>();
  private final Map<String, Built> built = new LinkedHashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  /** The first of each name counts. */
  EarlierLayers(List<LayerDecl> layers) {
    for (LayerDecl layer : layers) {
      if (declared.putIfAbsent(layer.name().text(), layer) != null) {
        ambiguous.add(layer.name().text());
      }
    }
  }

  void add(Built layer) {
    built.putIfAbsent(layer.name(), layer);
  }

  Optional<LayerDecl> declared(String name) {
    return Optional.ofNullable(declared.get(name));
  }

  /** Whether several layers have that name, so that nobody knows which one is meant. */
  boolean isAmbiguous(String name) {
    return ambiguous.contains(name);
  }

  Optional<Built> built(String name) {
    return Optional.ofNullable(built.get(name));
  }

  Stream<Built> all() {
    return built.values().stream();
  }
}
