package dev.bowline.catalog;

import static dev.bowline.catalog.Symbols.COLUMNS;
import static dev.bowline.catalog.Symbols.G;
import static dev.bowline.catalog.Symbols.RATE;
import static dev.bowline.catalog.Symbols.ROWS;
import static dev.bowline.catalog.Symbols.STEP;
import static dev.bowline.catalog.Symbols.W;
import static dev.bowline.expr.Exprs.ONE;
import static dev.bowline.expr.Exprs.add;
import static dev.bowline.expr.Exprs.div;
import static dev.bowline.expr.Exprs.max;
import static dev.bowline.expr.Exprs.min;
import static dev.bowline.expr.Exprs.mul;
import static dev.bowline.expr.Exprs.number;
import static dev.bowline.expr.Exprs.pow;
import static dev.bowline.expr.Exprs.sqrt;
import static dev.bowline.expr.Exprs.square;
import static dev.bowline.expr.Exprs.sub;
import static dev.bowline.expr.Exprs.variable;

import dev.bowline.catalog.Optimizer.Each;
import dev.bowline.catalog.Optimizer.Extent;
import dev.bowline.catalog.Optimizer.Factored;
import dev.bowline.catalog.Optimizer.Orthogonalized;
import dev.bowline.catalog.Optimizer.Over;
import dev.bowline.catalog.Optimizer.Rule;
import dev.bowline.catalog.Optimizer.Scope;
import dev.bowline.catalog.Optimizer.Slot;
import dev.bowline.catalog.Optimizer.Sum;
import dev.bowline.catalog.Optimizer.Update;
import dev.bowline.expr.Expr;
import java.util.ArrayList;
import java.util.List;

/** Optimisers that see a kernel as a matrix, and do something else with biases. */
final class MatrixOptimizers {
  private static final String ADAM_WEIGHT_DECAY = "adam_weight_decay";
  private static final Expr M = variable("m");
  private static final Expr V = variable("v");

  static final List<Optimizer> ALL =
      List.of(
          Optimizers.of(
              "adafactor",
              List.of(
                  Optimizers.rate("0.001"),
                  ArgumentSpec.real(
                      "beta_2_decay",
                      new Range(Double.NEGATIVE_INFINITY, false, 0, true),
                      "-0.8",
                      "beta = 1 - t^beta_2_decay"),
                  ArgumentSpec.real(
                      "epsilon_1", Range.POSITIVE, "1e-30", "added to the squared gradient"),
                  ArgumentSpec.real(
                      "epsilon_2", Range.POSITIVE, "0.001", "weights count as at least so large"),
                  ArgumentSpec.real(
                      "clip_threshold",
                      Range.POSITIVE,
                      "1",
                      "a step's size on the average is at most this times alpha"),
                  ArgumentSpec.flag(
                      "relative_step",
                      true,
                      "has no effect, as in Keras: rate is never above 1 / sqrt(t)")),
              "beta = 1 - t^beta_2_decay; of a kernel"
                  + " r = beta r + (1 - beta) (mean of g^2 by rows + epsilon_1),"
                  + " c the same by columns, v = r / mean(r) c; of a bias"
                  + " v = beta v + (1 - beta)(g^2 + epsilon_1); u = g / sqrt(v);"
                  + " w = w - max(epsilon_2, rms(w)) min(rate, 1 / sqrt(t))"
                  + " / max(1, rms(u) / clip_threshold) u",
              MatrixOptimizers::adafactor),
          Optimizers.ofDecaying(
              "muon",
              List.of(
                  Optimizers.rate("0.001"),
                  ArgumentSpec.real(
                      "adam_beta_1", Range.RATE, "0.9", "of a bias, decay of the mean gradient"),
                  ArgumentSpec.real(
                      "adam_beta_2", Range.RATE, "0.999", "of a bias, decay of the mean square"),
                  ArgumentSpec.real(
                      ADAM_WEIGHT_DECAY, Range.NOT_NEGATIVE, "0.004", "the weight decay of a bias"),
                  Optimizers.epsilon(),
                  ArgumentSpec.real(
                      StepParts.WEIGHT_DECAY,
                      Range.NOT_NEGATIVE,
                      "0.004",
                      "before the step, w = w - weight_decay rate w"),
                  ArgumentSpec.real("muon_a", Range.ANY, "3.4445", "of X in the iteration"),
                  ArgumentSpec.real("muon_b", Range.ANY, "-4.7750", "of A X"),
                  ArgumentSpec.real("muon_c", Range.ANY, "2.0315", "of A A X"),
                  ArgumentSpec.real(
                      "adam_lr_ratio",
                      Range.POSITIVE,
                      "1",
                      "a bias's rate is this times the kernels'"),
                  ArgumentSpec.real(
                      "momentum", Range.FRACTION, "0.95", "how much of the last gradients goes on"),
                  ArgumentSpec.of(
                      "ns_steps",
                      new ArgumentType.Whole(new Range(1, true, 100, true)),
                      "5",
                      "how often the iteration runs"),
                  ArgumentSpec.flag("nesterov", true, "look ahead along the momentum"),
                  ArgumentSpec.real(
                      "rms_rate", Range.POSITIVE, "0.2", "the size of a step on the average")),
              "of a kernel m = momentum m + g; X = m, with nesterov g + momentum m;"
                  + " X = X / (|X| + 1e-7), then ns_steps times A = X X^T,"
                  + " X = muon_a X + (muon_b A + muon_c A A) X,"
                  + " for the transpose of one with more rows than columns;"
                  + " w = w - rate rms_rate sqrt(max(rows, columns)) X;"
                  + " of a bias as adam, with the arguments that begin with adam",
              MatrixOptimizers::muon));

  private MatrixOptimizers() {}

  private static Rule adafactor(Arguments given) {
    double epsilon = given.real("epsilon_1");
    Expr beta = variable("beta");
    Expr square = add(square(G), number(epsilon));
    Expr fresh = add(mul(beta, V), mul(sub(ONE, beta), square));
    Expr size = mul(ROWS, COLUMNS);
    Expr weights = sqrt(div(variable("weights"), size));
    Expr changes = sqrt(div(variable("changes"), size));
    Expr most = max(ONE, div(changes, number(given.real("clip_threshold"))));
    Expr alpha = mul(max(number(given.real("epsilon_2")), weights), variable("reach"));
    return Rule.inPasses(
        List.of(
            Slot.of("v", Over.VECTORS),
            new Slot("r", 0, Over.KERNELS, Extent.ROWS),
            new Slot("c", 0, Over.KERNELS, Extent.COLUMNS)),
        List.of(
            new Update("beta", sub(ONE, pow(STEP, number(given.real("beta_2_decay"))))),
            new Update("reach", min(RATE, div(ONE, sqrt(STEP))))),
        List.of(
            new Factored("r", "c", "beta", epsilon),
            Each.of(
                Over.VECTORS, List.of(new Update("v", fresh), new Update("g", div(G, sqrt(V))))),
            Each.of(
                List.of(),
                List.of(
                    new Sum("weights", Scope.TENSOR, square(W)),
                    new Sum("changes", Scope.TENSOR, square(G))),
                List.of(new Update("alpha", div(alpha, most)))),
            Each.of(List.of(Optimizers.less(mul(variable("alpha"), G))))));
  }

  private static Rule muon(Arguments given) {
    Expr momentum = number(given.real("momentum"));
    Expr norm = add(sqrt(variable("squares")), number(1e-7));
    Expr reach = mul(mul(RATE, number(given.real("rms_rate"))), sqrt(max(ROWS, COLUMNS)));
    Expr gone = mul(M, momentum);
    Expr alpha = Adams.alpha(given, "adam_beta_1", "adam_beta_2");
    Expr change = div(mul(variable("alpha"), M), add(sqrt(V), number(given.real("epsilon"))));
    List<Update> kernel = new ArrayList<>(List.of(new Update("m", add(gone, G))));
    kernel.add(new Update("g", given.flag("nesterov") ? add(G, gone) : M));
    return Rule.inPasses(
        List.of(Slot.of("m"), Slot.of("v", Over.VECTORS)),
        List.of(new Update("alpha", mul(number(given.real("adam_lr_ratio")), alpha))),
        List.of(
            Each.of(
                Over.VECTORS,
                List.of(
                    Adams.mean(given.real("adam_beta_1")),
                    Adams.meanSquare(given.real("adam_beta_2")),
                    less(given, ADAM_WEIGHT_DECAY, change))),
            new Each(
                Over.KERNELS,
                kernel,
                List.of(new Sum("squares", Scope.TENSOR, square(G))),
                List.of(new Update("shrink", div(ONE, norm)), new Update("reach", reach)),
                false),
            new Orthogonalized(
                "shrink",
                given.real("muon_a"),
                given.real("muon_b"),
                given.real("muon_c"),
                (int) given.whole("ns_steps")),
            Each.of(
                Over.KERNELS,
                List.of(less(given, StepParts.WEIGHT_DECAY, mul(variable("reach"), G))))));
  }

  /** The weights decay, then change. */
  private static Update less(Arguments given, String decay, Expr change) {
    Expr kept = sub(W, mul(W, mul(number(given.real(decay)), RATE)));
    return new Update("w", sub(given.real(decay) == 0 ? W : kept, change));
  }
}
