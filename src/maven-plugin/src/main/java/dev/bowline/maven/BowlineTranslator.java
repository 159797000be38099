package dev.bowline.maven;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.Compiler;
import dev.bowline.GeneratedClass;
import dev.bowline.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The real compiler. */
final class BowlineTranslator implements Translator {
  @Override
  public Translation translate(List<ModelSource> sources, Options options) {
    Map<String, Path> files = new HashMap<>();
    sources.forEach(source -> files.put(source.name(), source.file()));
    MessageWriter writer = new MessageWriter(files);

    CompileResult result = Compiler.compile(request(sources, options));
    SortedMap<String, String> classes = new TreeMap<>();
    for (GeneratedClass generated : result.classes()) {
      classes.put(generated.path(), generated.source());
    }
    return new Translation(result.diagnostics().stream().map(writer::write).toList(), classes);
  }

  private static CompileRequest request(List<ModelSource> sources, Options options) {
    return new CompileRequest(
        sources.stream().map(BowlineTranslator::source).toList(), options.consts());
  }

  private static CompileRequest.Source source(ModelSource source) {
    String text = new String(source.content(), StandardCharsets.UTF_8);
    return new CompileRequest.Source(SourceFile.of(source.name(), text), source.defaultPackage());
  }
}
