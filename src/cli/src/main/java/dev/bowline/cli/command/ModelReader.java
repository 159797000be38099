package dev.bowline.cli.command;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.cli.Console;
import dev.bowline.cli.Context;
import dev.bowline.cli.Fault;
import dev.bowline.cli.RejectedModel;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.text.DiagnosticText;
import dev.bowline.memory.CompiledModel;
import dev.bowline.model.Model;
import dev.bowline.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** From model files to models and running classes. */
final class ModelReader {
  private final Context context;

  ModelReader(Context context) {
    this.context = context;
  }

  /** What the files say and the options replace. */
  CompileRequest request(List<Path> files, Map<String, String> consts) throws IOException {
    List<CompileRequest.Source> sources = new ArrayList<>();
    for (Path file : files) {
      SourceFile text = SourceFile.of(file.toString(), Files.readString(file));
      sources.add(new CompileRequest.Source(text, ""));
    }
    return new CompileRequest(sources, consts);
  }

  /** The models of a file, or the one that the options name; tells warnings. */
  List<Model> models(ModelOptions options) throws IOException {
    CompileRequest request = request(List.of(options.file()), options.consts());
    List<Model> models = accepted(context.toolchain().check(request)).models();
    return options.model().isPresent() ? List.of(models.get(chosen(models, options))) : models;
  }

  /** The one model that is meant; tells warnings. */
  Model model(ModelOptions options) throws IOException {
    CompileRequest request = request(List.of(options.file()), options.consts());
    List<Model> models = accepted(context.toolchain().check(request)).models();
    return models.get(chosen(models, options));
  }

  /** The one model that is meant, ready to run; tells warnings. */
  CompiledModel compiled(ModelOptions options) throws IOException {
    CompileRequest request = request(List.of(options.file()), options.consts());
    CompileResult result = accepted(context.toolchain().compile(request));
    return context.toolchain().load(result.classes().get(chosen(result.models(), options)));
  }

  /** The result if it has no errors; tells its warnings. */
  CompileResult accepted(CompileResult result) {
    if (result.hasErrors()) {
      throw new RejectedModel(result.diagnostics());
    }
    Console console = context.console();
    DiagnosticText.print(result.diagnostics(), console.err());
    return result;
  }

  private static int chosen(List<Model> models, ModelOptions options) {
    if (models.isEmpty()) {
      throw new Fault(options.file() + ": the file declares no autoencoder");
    }
    if (options.model().isEmpty()) {
      if (models.size() > 1) {
        throw new Fault(
            options.file() + " declares several models: " + names(models),
            "pick one with `--model NAME`");
      }
      return 0;
    }
    String name = options.model().get();
    return IntStream.range(0, models.size())
        .filter(i -> models.get(i).name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    options.file() + " declares no model `" + name + "`",
                    "it declares " + names(models)));
  }

  private static String names(List<Model> models) {
    return models.stream().map(m -> "`" + m.name() + "`").collect(Collectors.joining(", "));
  }
}
