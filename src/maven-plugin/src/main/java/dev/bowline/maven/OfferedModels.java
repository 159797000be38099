package dev.bowline.maven;

import dev.bowline.ast.ModelFile;
import dev.bowline.dsl.ModelProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The models that services on a class path offer. */
final class OfferedModels {
  private OfferedModels() {}

  /**
   * All of them, by the names of the services' classes, so that their order is always the same.
   *
   * @throws ProviderException if a service cannot be loaded, or throws something itself
   */
  static List<ModelFile> read(ClassLoader classPath) {
    List<ModelFile> models = new ArrayList<>();
    for (ServiceLoader.Provider<ModelProvider> provider : providers(classPath)) {
      try {
        models.addAll(provider.get().models());
      } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
        throw new ProviderException(provider.type().getName() + " offers no models: " + e, e);
      }
    }
    return models;
  }

  private static List<ServiceLoader.Provider<ModelProvider>> providers(ClassLoader classPath) {
    try {
      return ServiceLoader.load(ModelProvider.class, classPath).stream()
          .sorted(Comparator.comparing(provider -> provider.type().getName()))
          .toList();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new ProviderException("a service of models cannot be loaded: " + e.getMessage(), e);
    }
  }
}
