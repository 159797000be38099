package dev.bowline.reference;

import dev.bowline.catalog.Activation;
import dev.bowline.catalog.Choice;
import java.util.Set;
import java.util.TreeSet;

/** Activations of one row, from section 2 of the semantics. */
final class ReferenceActivation {
  static final Set<String> KNOWN = known();

  private ReferenceActivation() {}

  private static Set<String> known() {
    Set<String> known = new TreeSet<>(ReferenceElement.KNOWN);
    known.addAll(ReferenceRow.KNOWN);
    return known;
  }

  static double[] forward(Choice<Activation> activation, double[] x, Arithmetic arithmetic) {
    if (ReferenceRow.KNOWN.contains(activation.name())) {
      return new ReferenceRow(activation, arithmetic).value(x);
    }
    ReferenceElement element = new ReferenceElement(activation, arithmetic);
    double[] y = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      double value = element.value(x[j]);
      y[j] = activation.name().equals("linear") ? value : arithmetic.round(value);
    }
    return y;
  }

  /** The gradient at x from that at y. */
  static double[] backward(
      Choice<Activation> activation, double[] x, double[] dy, Arithmetic arithmetic) {
    if (ReferenceRow.KNOWN.contains(activation.name())) {
      return new ReferenceRow(activation, arithmetic).gradient(x, dy);
    }
    ReferenceElement element = new ReferenceElement(activation, arithmetic);
    double[] dx = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      dx[j] = arithmetic.round(dy[j] * element.slope(x[j]));
    }
    return dx;
  }
}
