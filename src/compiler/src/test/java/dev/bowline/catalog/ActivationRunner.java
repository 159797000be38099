package dev.bowline.catalog;

import dev.bowline.expr.Evaluator;
import dev.bowline.expr.Expr;
import java.util.Map;

/** Runs an activation on one row, in double. */
final class ActivationRunner {
  private ActivationRunner() {}

  static double[] forward(Choice<Activation> activation, double[] x) {
    if (activation.entry() instanceof Gated gated) {
      double[] y = new double[x.length / 2];
      for (int j = 0; j < y.length; j++) {
        y[j] = at(gated.value(), x, j);
      }
      return y;
    }
    RowActivation entry = (RowActivation) activation.entry();
    return new RowRunner(x.length).with("x", x).run(entry.forward(activation.arguments())).row("y");
  }

  static double[] backward(Choice<Activation> activation, double[] x, double[] dy) {
    if (activation.entry() instanceof Gated gated) {
      double[] dx = new double[x.length];
      for (int j = 0; j < x.length / 2; j++) {
        dx[j] = dy[j] * at(gated.slopeOfA(), x, j);
        dx[x.length / 2 + j] = dy[j] * at(gated.slopeOfB(), x, j);
      }
      return dx;
    }
    RowActivation entry = (RowActivation) activation.entry();
    return new RowRunner(x.length)
        .with("x", x)
        .with("y", forward(activation, x))
        .with("dy", dy)
        .run(entry.backward(activation.arguments()))
        .row("dx");
  }

  private static double at(Expr formula, double[] x, int j) {
    return Evaluator.evaluate(formula, Map.of("a", x[j], "b", x[x.length / 2 + j]));
  }
}
