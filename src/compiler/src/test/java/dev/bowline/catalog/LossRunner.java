package dev.bowline.catalog;

import java.util.Map;

/** Runs the programs of a loss on one row, in double. */
final class LossRunner {
  private final Choice<Loss> loss;

  LossRunner(String name, Map<String, Object> given) {
    this(Choices.of(Family.LOSS, name, given).as(Loss.class));
  }

  LossRunner(Choice<Loss> loss) {
    this.loss = loss;
  }

  double value(double[] y, double... t) {
    Loss.Form form = loss.entry().form().apply(loss.arguments());
    return new RowRunner(y.length).with("y", y).with("t", t).run(form.value()).number("loss");
  }

  double[] gradient(double[] y, double... t) {
    Loss.Form form = loss.entry().form().apply(loss.arguments());
    return new RowRunner(y.length).with("y", y).with("t", t).run(form.gradient()).row("dx");
  }

  /** The fused form behind an activation, of what that gets. */
  double valueBehind(String activation, double[] x, double... t) {
    return row(activation, x, t).run(fused(activation).value()).number("loss");
  }

  double[] gradientBehind(String activation, double[] x, double... t) {
    return row(activation, x, t).run(fused(activation).gradient()).row("dx");
  }

  private static RowRunner row(String activation, double[] x, double[] t) {
    double[] y = ActivationRunner.forward(activation(activation), x);
    return new RowRunner(x.length).with("x", x).with("y", y).with("t", t);
  }

  private Loss.Form fused(String activation) {
    return loss.entry().fusedWith(activation(activation).entry(), loss.arguments()).orElseThrow();
  }

  static Choice<Activation> activation(String name) {
    return Choices.of(Family.ACTIVATION, name, Map.of()).as(Activation.class);
  }
}
