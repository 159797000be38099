package dev.bowline.dsl;

import dev.bowline.ast.ModelFile;
import java.util.List;

/**
 * A service that offers models written in Java. Named in {@code META-INF/services} on the plugin's
 * class path, its models are generated beside those of the files.
 */
public interface ModelProvider {
  /** The models, built with {@link Models}. */
  List<ModelFile> models();
}
