package dev.bowline.plan;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Loss;
import dev.bowline.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loss, metrics and their gradient at the end of a network. */
final class Measures {
  private final Model model;
  private final Network network;
  private final Map<String, Value> outcome = new LinkedHashMap<>();
  private final Optional<Link.Activated> last;

  Measures(Model model, Network network, Value target) {
    this.model = model;
    this.network = network;
    this.last = network.lastActivation();
    Value y = network.y();
    outcome.put("x", last.map(Link.Activated::x).orElse(y));
    outcome.put("y", y);
    outcome.put("t", target);
  }

  private Optional<Loss.Form> fused(Choice<Loss> loss) {
    return last.flatMap(
        activated -> loss.entry().fusedWith(activated.activation().entry(), loss.arguments()));
  }

  private Loss.Form form(Choice<Loss> loss) {
    return fused(loss).orElseGet(() -> loss.entry().form().apply(loss.arguments()));
  }

  RowWork loss() {
    Choice<Loss> loss = model.training().loss();
    return RowWorks.measure(loss, form(loss), outcome, RowWork.Result.ofLoss());
  }

  /** The loss, then the metrics. */
  List<Op> all() {
    List<Op> all = new ArrayList<>(List.of(loss()));
    List<Choice<Loss>> metrics = model.training().metrics();
    for (int i = 0; i < metrics.size(); i++) {
      RowWork.Result result = RowWork.Result.ofMetric(i);
      all.add(RowWorks.measure(metrics.get(i), form(metrics.get(i)), outcome, result));
    }
    return all;
  }

  /** What each element contributes to the loss. */
  RowWork explanation(Value contributions) {
    Choice<Loss> loss = model.training().loss();
    return RowWorks.explain(loss, form(loss), outcome, contributions);
  }

  /** What {@link #gradient} makes: with respect to y, or to x where the loss is fused with it. */
  Value ofGradient() {
    Value of = outcome.get(fused(model.training().loss()).isPresent() ? "x" : "y");
    return new Value("d " + of.name(), of.size());
  }

  RowWork gradient() {
    Choice<Loss> loss = model.training().loss();
    return RowWorks.differentiate(loss, form(loss), outcome, ofGradient());
  }

  /** The activation through which the gradient need not go back. */
  Optional<Link.Activated> fusedActivation() {
    return fused(model.training().loss()).flatMap(form -> last);
  }

  /** The links through which the gradient goes back: a fused activation is not one. */
  List<Link> behindLoss() {
    List<Link> links = network.links();
    return fused(model.training().loss()).isPresent() ? links.subList(0, links.size() - 1) : links;
  }
}
