package dev.bowline.maven;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.GeneratedClass;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.syntax.SourceReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The real compiler. */
final class BowlineTranslator implements Translator {
  private final ClassLoader classPath;

  /**
   * @param classPath where services may offer models
   */
  BowlineTranslator(ClassLoader classPath) {
    this.classPath = classPath;
  }

  @Override
  public Translation translate(List<ModelSource> sources, Options options) {
    Map<String, Path> files = new HashMap<>();
    sources.forEach(source -> files.put(source.name(), source.file()));
    MessageWriter writer = new MessageWriter(files);

    Diagnostics unreadable = new Diagnostics();
    List<CompileRequest.Source> texts = texts(sources, unreadable);
    CompileResult result =
        unreadable.hasErrors()
            ? new CompileResult(unreadable.sorted(), List.of(), List.of())
            : Compiler.compile(
                new CompileRequest(
                    texts, OfferedModels.read(classPath), options.consts(), options.targets()));

    SortedMap<String, String> classes = new TreeMap<>();
    for (GeneratedClass generated : result.classes()) {
      classes.put(generated.path(), generated.source());
    }
    return new Translation(result.diagnostics().stream().map(writer::write).toList(), classes);
  }

  private static List<CompileRequest.Source> texts(
      List<ModelSource> sources, Diagnostics unreadable) {
    List<CompileRequest.Source> texts = new ArrayList<>();
    for (ModelSource source : sources) {
      SourceReader.decode(source.name(), source.content(), unreadable)
          .ifPresent(text -> texts.add(new CompileRequest.Source(text, source.defaultPackage())));
    }
    return texts;
  }
}
