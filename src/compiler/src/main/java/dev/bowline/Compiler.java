package dev.bowline;

import dev.bowline.ast.ModelFile;
import dev.bowline.ast.Value;
import dev.bowline.check.Checker;
import dev.bowline.check.ClassNames;
import dev.bowline.check.Overrides;
import dev.bowline.check.Unit;
import dev.bowline.codegen.JavaWriter;
import dev.bowline.diagnostic.Diagnostics;
import dev.bowline.model.Model;
import dev.bowline.plan.Element;
import dev.bowline.plan.Plan;
import dev.bowline.plan.Planner;
import dev.bowline.plan.Target;
import dev.bowline.source.SourceFile;
import dev.bowline.syntax.ModelParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The rooms in order: text, tree, model, plan, Java. */
public final class Compiler {
  private Compiler() {}

  /** Finds the faults of model files and, where there are no errors, what the files mean. */
  public static CompileResult check(CompileRequest request) {
    Diagnostics diagnostics = new Diagnostics();
    Map<String, Value> consts = overrides(request.consts(), diagnostics);
    List<Unit> units = new ArrayList<>();
    for (CompileRequest.Source source : request.sources()) {
      parse(source, diagnostics).ifPresent(units::add);
    }
    boolean complete = units.size() == request.sources().size();
    request.built().forEach(built -> units.add(new Unit(built, "")));
    // A const may well stand in a file that could not be parsed.
    if (complete) {
      Overrides.check(units, consts, diagnostics);
    }
    ClassNames.check(units, diagnostics);
    List<Model> models = new ArrayList<>();
    for (Unit unit : units) {
      models.addAll(Checker.check(unit.file(), unit.defaultPackage(), consts, diagnostics));
    }
    return new CompileResult(
        diagnostics.sorted(), diagnostics.hasErrors() ? List.of() : models, List.of());
  }

  /** The same, and the Java class of each model. */
  public static CompileResult compile(CompileRequest request) {
    CompileResult checked = check(request);
    return new CompileResult(
        checked.diagnostics(),
        checked.models(),
        checked.models().stream()
            .map(model -> generate(model, Element.FLOAT, request.targets()))
            .toList());
  }

  /** What is decided about the class of a checked model before it is spelled. */
  public static Plan plan(Model model, Set<Target> targets) {
    return Planner.plan(model, Element.FLOAT, targets);
  }

  /** The Java class of a checked model. */
  public static GeneratedClass generate(Model model, Element element, Set<Target> targets) {
    return new GeneratedClass(model, JavaWriter.write(Planner.plan(model, element, targets)));
  }

  /** A file's tree, unless its syntax has errors: they would only have echoes. */
  private static Optional<Unit> parse(CompileRequest.Source source, Diagnostics diagnostics) {
    Diagnostics syntax = new Diagnostics();
    ModelFile file = ModelParser.parse(source.file(), syntax);
    syntax.sorted().forEach(diagnostics::report);
    return syntax.hasErrors()
        ? Optional.empty()
        : Optional.of(new Unit(file, source.defaultPackage()));
  }

  private static Map<String, Value> overrides(Map<String, String> consts, Diagnostics diagnostics) {
    Map<String, Value> values = new TreeMap<>();
    new TreeMap<>(consts)
        .forEach(
            (name, text) ->
                ModelParser.parseValue(SourceFile.of("--const " + name, text), diagnostics)
                    .ifPresent(value -> values.put(name, value)));
    return values;
  }
}
