package dev.bowline.maven;

import java.util.List;

/** One hash for all that the generated classes depend on. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(String toolIdentity, Options options, List<ModelSource> sources) {
    ContentHash hash = new ContentHash().add(toolIdentity);
    hash.add(Integer.toString(options.named().size()));
    options.named().forEach((name, value) -> hash.add(name).add(value));
    for (ModelSource source : sources) {
      hash.add(source.name()).add(source.defaultPackage()).add(source.content());
    }
    return hash.hex();
  }
}
