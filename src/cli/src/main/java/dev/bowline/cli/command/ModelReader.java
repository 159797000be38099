package dev.bowline.cli.command;

import dev.bowline.CompileRequest;
import dev.bowline.CompileResult;
import dev.bowline.GeneratedClass;
import dev.bowline.cli.Context;
import dev.bowline.cli.Fault;
import dev.bowline.cli.RejectedModel;
import dev.bowline.cli.option.ModelOptions;
import dev.bowline.cli.text.DiagnosticText;
import dev.bowline.diagnostic.Diagnostic;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.memory.CompiledModel;
import dev.bowline.model.Model;
import dev.bowline.plan.Target;
import dev.bowline.syntax.SourceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** From model files to models and running classes. */
final class ModelReader {
  private final Context context;

  ModelReader(Context context) {
    this.context = context;
  }

  /** What is wrong with the files. */
  CompileResult check(List<Path> files, Map<String, String> consts) throws IOException {
    return run(files, consts, context.toolchain()::check);
  }

  /** The classes of all models, with the kernels of some targets; tells warnings. */
  List<GeneratedClass> classes(List<Path> files, Map<String, String> consts, Set<Target> targets)
      throws IOException {
    return accepted(run(files, consts, r -> context.toolchain().compile(r.with(targets))))
        .classes();
  }

  /** The models of a file, or the one that the options name; tells warnings. */
  List<Model> models(ModelOptions options) throws IOException {
    List<Model> models = accepted(check(List.of(options.file()), options.consts())).models();
    return options.model().isPresent() ? List.of(models.get(chosen(models, options))) : models;
  }

  /** The one model that is meant; tells warnings. */
  Model model(ModelOptions options) throws IOException {
    List<Model> models = accepted(check(List.of(options.file()), options.consts())).models();
    return models.get(chosen(models, options));
  }

  /** The one model that is meant; leaves warnings to those who compile it. */
  Model modelQuietly(ModelOptions options) throws IOException {
    CompileResult result = check(List.of(options.file()), options.consts());
    if (result.hasErrors()) {
      throw new RejectedModel(result.diagnostics());
    }
    return result.models().get(chosen(result.models(), options));
  }

  /** The one model that is meant, ready to run with plain kernels; tells warnings. */
  CompiledModel compiled(ModelOptions options) throws IOException {
    return compiled(options, Set.of(Target.PLAIN));
  }

  /** The same with the kernels of some targets. */
  CompiledModel compiled(ModelOptions options, Set<Target> targets) throws IOException {
    List<GeneratedClass> classes = classes(List.of(options.file()), options.consts(), targets);
    List<Model> models = classes.stream().map(GeneratedClass::model).toList();
    return context.toolchain().load(classes.get(chosen(models, options)));
  }

  /** Files that are no text have their faults told beside those of the others. */
  private static CompileResult run(
      List<Path> files, Map<String, String> consts, Function<CompileRequest, CompileResult> room)
      throws IOException {
    Diagnostics unreadable = new Diagnostics();
    List<CompileRequest.Source> sources = new ArrayList<>();
    for (Path file : files) {
      SourceReader.read(file, unreadable)
          .ifPresent(text -> sources.add(new CompileRequest.Source(text, "")));
    }
    if (!unreadable.hasErrors()) {
      return room.apply(new CompileRequest(sources, consts));
    }
    // Without the consts: who knows whether the file that was not read declares them.
    CompileResult others = room.apply(new CompileRequest(sources, Map.of()));
    List<Diagnostic> all = new ArrayList<>(unreadable.sorted());
    all.addAll(others.diagnostics());
    return new CompileResult(all, List.of(), List.of());
  }

  /** The result if it has no errors; tells its warnings. */
  private CompileResult accepted(CompileResult result) {
    if (result.hasErrors()) {
      throw new RejectedModel(result.diagnostics());
    }
    DiagnosticText.print(result.diagnostics(), context.console());
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
