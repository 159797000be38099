package dev.bowline.reference;

import dev.bowline.model.Layer;
import java.util.ArrayList;
import java.util.List;

/** What one sample was on its way through the layers. */
final class Trace {
  /** One layer's part: what it got, what its activation got, what it gave. */
  record Visit(Layer layer, double[] x, double[] z, double[] y, double[] noiseFactors) {}

  private final double[] input;
  private final List<Visit> visits = new ArrayList<>();

  Trace(double[] input) {
    this.input = input;
  }

  void add(Visit visit) {
    visits.add(visit);
  }

  List<Visit> visits() {
    return visits;
  }

  double[] output() {
    return visits.isEmpty() ? input : visits.get(visits.size() - 1).y();
  }
}
