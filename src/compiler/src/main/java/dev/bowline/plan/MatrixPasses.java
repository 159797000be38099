package dev.bowline.plan;

import dev.bowline.catalog.Optimizer.Factored;
import dev.bowline.catalog.Optimizer.Orthogonalized;
import dev.bowline.catalog.Optimizer.Whole;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Plan.EachKernel;
import dev.bowline.plan.Plan.Invocation;
import dev.bowline.plan.Plan.Scratch;
import dev.bowline.plan.Plan.Stage;
import dev.bowline.plan.Plan.WeightPass;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.shape.FactoredLoops;
import dev.bowline.plan.shape.ProductLoops;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What an optimiser does with kernels as matrices. Each kernel has procedures of its own, whose
 * loops know its sizes; a pass makes one stage of all kernels, and the threads share each of them.
 */
final class MatrixPasses {
  private final List<Parameter> kernels;
  private final Names names;
  private final Procedures procedures;
  private final List<Scratch> scratch = new ArrayList<>();

  MatrixPasses(List<Parameter> kernels, Names names, Procedures procedures) {
    this.kernels = kernels;
    this.names = names;
    this.procedures = procedures;
  }

  List<Scratch> scratch() {
    return scratch;
  }

  List<WeightPass> planned(Whole whole) {
    if (kernels.isEmpty()) {
      return List.of();
    }
    Function<Parameter, List<Stage>> plan =
        whole instanceof Factored factored
            ? kernel -> factored(factored, kernel)
            : kernel -> orthogonalized((Orthogonalized) whole, kernel);
    List<List<Stage>> byKernel = kernels.stream().map(plan).toList();
    List<WeightPass> passes = new ArrayList<>();
    for (int i = 0; i < byKernel.get(0).size(); i++) {
      int stage = i;
      passes.add(new EachKernel(byKernel.stream().map(stages -> stages.get(stage)).toList()));
    }
    return passes;
  }

  private List<Stage> factored(Factored factored, Parameter kernel) {
    FactoredLoops loops = new FactoredLoops(kernel.rows(), kernel.columns(), factored.epsilon());
    String g = name(kernel, "gradient");
    String r = name(kernel, factored.rows());
    String c = name(kernel, factored.columns());
    String roots = scratch(kernel, "roots", kernel.columns());
    String decay = factored.decay();
    return List.of(
        stage(loops.byRows(procedure(kernel, "square rows")), kernel.rows(), List.of(g, r, decay)),
        stage(
            loops.byColumns(procedure(kernel, "square columns")),
            kernel.columns(),
            List.of(g, c, roots, decay)),
        stage(loops.divide(procedure(kernel, "divide")), kernel.rows(), List.of(g, r, roots)));
  }

  private List<Stage> orthogonalized(Orthogonalized rule, Parameter kernel) {
    ProductLoops loops = ProductLoops.of(kernel.rows(), kernel.columns());
    int size = kernel.size();
    int square = Math.multiplyExact(loops.columns(), loops.columns());
    String g = name(kernel, "gradient");
    String squares = scratch(kernel, "products", square);
    String mixed = scratch(kernel, "mixed", square);
    String from = scratch(kernel, "from", size);
    String to = scratch(kernel, "to", size);
    String products = procedure(kernel, "products");
    String mix = procedure(kernel, "mix");
    String turn = procedure(kernel, "turn");
    List<Stage> stages = new ArrayList<>();
    stages.add(
        stage(
            loops.load(procedure(kernel, "load")),
            loops.rows(),
            List.of(g, from, name(kernel, rule.shrink()))));
    for (int i = 0; i < rule.times(); i++) {
      stages.add(product(loops.products(products), loops.columns(), List.of(from, squares)));
      stages.add(
          product(loops.mix(mix, rule.b(), rule.c()), loops.columns(), List.of(squares, mixed)));
      stages.add(product(loops.turn(turn, rule.a()), loops.rows(), List.of(from, mixed, to)));
      String behind = from;
      from = to;
      to = behind;
    }
    stages.add(stage(loops.store(procedure(kernel, "store")), kernel.rows(), List.of(from, g)));
    return stages;
  }

  private Stage product(Procedure procedure, int parts, List<String> arguments) {
    procedures.add(procedure);
    return new Stage(new Invocation(procedure.name(), arguments), parts, ProductLoops.TILE);
  }

  private Stage stage(Procedure procedure, int parts, List<String> arguments) {
    procedures.add(procedure);
    return new Stage(new Invocation(procedure.name(), arguments), parts, 1);
  }

  private String scratch(Parameter kernel, String word, int length) {
    String field = name(kernel, word);
    scratch.add(new Scratch(field, length));
    return field;
  }

  private String procedure(Parameter kernel, String words) {
    return names.of(words, kernel.layer());
  }

  private String name(Parameter kernel, String word) {
    return names.of(kernel.layer(), kernel.role().title(), word);
  }
}
