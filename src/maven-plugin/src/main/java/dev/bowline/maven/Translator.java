package dev.bowline.maven;

import java.util.List;

/** From model files to Java sources. The compiler in a build, a fake in tests. */
interface Translator {
  Translation translate(List<ModelSource> sources, Options options);
}
