package dev.bowline.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings a folder of generated sources up to date with the model files.
 *
 * @param basedir the project's folder
 * @param output the folder of generated sources
 * @param stateFile what to remember from build to build
 * @param toolIdentity changes with the compiler
 */
record Generation(
    Path basedir, Path output, Path stateFile, String toolIdentity, Translator translator) {

  Outcome run(List<ModelSource> sources, Options options) throws IOException {
    String fingerprint = Fingerprint.of(toolIdentity, options, sources);
    Optional<BuildState> before = BuildState.read(stateFile);
    if (before.isPresent() && isUpToDate(before.get(), fingerprint)) {
      BuildState state = before.get();
      return new Outcome(Outcome.Kind.UP_TO_DATE, state.messages(), state.outputs().size(), 0, 0);
    }
    Translation translation = translator.translate(sources, options);
    if (translation.failed()) {
      return new Outcome(Outcome.Kind.FAILED, translation.messages(), 0, 0, 0);
    }
    return replace(before, fingerprint, translation);
  }

  private boolean isUpToDate(BuildState state, String fingerprint) throws IOException {
    return state.fingerprint().equals(fingerprint)
        && state.folder().equals(folder())
        && new OutputFolder(output).holds(state.outputs());
  }

  private Outcome replace(Optional<BuildState> before, String fingerprint, Translation translation)
      throws IOException {
    BuildState after =
        new BuildState(fingerprint, folder(), hashes(translation), translation.messages());
    int removed = before.isPresent() ? removeStale(before.get(), after) : 0;
    // Should the writing break off, the next build has to know whose the files are.
    new BuildState("", folder(), after.outputs(), List.of()).write(stateFile);
    int written = 0;
    for (var source : translation.classes().entrySet()) {
      written += new OutputFolder(output).write(source.getKey(), source.getValue()) ? 1 : 0;
    }
    after.write(stateFile);
    return new Outcome(
        Outcome.Kind.GENERATED, after.messages(), after.outputs().size(), written, removed);
  }

  private int removeStale(BuildState before, BuildState after) throws IOException {
    TreeSet<String> stale = new TreeSet<>(before.outputs().keySet());
    if (before.folder().equals(after.folder())) {
      stale.removeAll(after.outputs().keySet());
    }
    OutputFolder folder = new OutputFolder(basedir.resolve(before.folder()));
    int removed = 0;
    for (String path : stale) {
      removed += folder.remove(path) ? 1 : 0;
    }
    return removed;
  }

  private static SortedMap<String, String> hashes(Translation translation) {
    SortedMap<String, String> hashes = new TreeMap<>();
    translation
        .classes()
        .forEach(
            (path, source) ->
                hashes.put(path, ContentHash.of(source.getBytes(StandardCharsets.UTF_8))));
    return hashes;
  }

  private String folder() {
    return PortablePath.slashed(PortablePath.relative(basedir, output));
  }
}
