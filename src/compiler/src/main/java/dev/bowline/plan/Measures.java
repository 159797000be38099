package dev.bowline.plan;

import dev.bowline.catalog.Choice;
import dev.bowline.catalog.Loss;
import dev.bowline.catalog.LossReduction;
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
    return last.filter(activated -> fits(loss, activated))
        .flatMap(
            activated -> loss.entry().fusedWith(activated.activation().entry(), loss.arguments()));
  }

  /** Whether loss and activation run over the same elements, where these belong together. */
  private boolean fits(Choice<Loss> loss, Link.Activated activated) {
    return loss.entry().extent() == Loss.Extent.ELEMENTS
        || activated.width() == model.input().last();
  }

  private Measured measured(Choice<Loss> loss) {
    int groups = model.input().size() / model.input().last();
    boolean summed = Loss.reduction(loss.arguments()) == LossReduction.SUM;
    return loss.entry().extent() == Loss.Extent.ELEMENTS
        ? new Measured(loss, form(loss), outcome, model.input().size(), summed ? groups : 1)
        : new Measured(loss, form(loss), outcome, model.input().last(), summed ? 1 : 1.0 / groups);
  }

  private Loss.Form form(Choice<Loss> loss) {
    return fused(loss).orElseGet(() -> loss.entry().form().apply(loss.arguments()));
  }

  RowWork loss() {
    return measured(model.training().loss()).value(RowWork.Result.ofLoss());
  }

  /** The loss, then the metrics. */
  List<Op> all() {
    List<Op> all = new ArrayList<>(List.of(loss()));
    List<Choice<Loss>> metrics = model.training().metrics();
    for (int i = 0; i < metrics.size(); i++) {
      all.add(measured(metrics.get(i)).value(RowWork.Result.ofMetric(i)));
    }
    return all;
  }

  /** What each element contributes to the loss. */
  RowWork explanation(Value contributions) {
    return measured(model.training().loss()).contributions(contributions);
  }

  /** What {@link #gradient} makes: with respect to y, or to x where the loss is fused with it. */
  Value ofGradient() {
    Value of = outcome.get(fused(model.training().loss()).isPresent() ? "x" : "y");
    return new Value("d " + of.name(), of.size());
  }

  RowWork gradient() {
    return measured(model.training().loss()).gradient(ofGradient());
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
