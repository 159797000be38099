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
import java.util.OptionalInt;

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
    return extent(loss) == Loss.Extent.ELEMENTS || activated.width() == model.input().last();
  }

  private static Loss.Extent extent(Choice<Loss> loss) {
    return loss.entry().extent(loss.arguments());
  }

  private Measured measured(Choice<Loss> loss) {
    int groups = model.input().size() / model.input().last();
    boolean summed = Loss.reduction(loss.arguments()) == LossReduction.SUM;
    int size = model.input().size();
    return switch (extent(loss)) {
      case ELEMENTS -> new Measured(loss, form(loss), outcome, size, summed ? groups : 1);
      case LAST_AXIS ->
          new Measured(loss, form(loss), outcome, model.input().last(), summed ? 1 : 1.0 / groups);
      case BATCH -> new Measured(loss, form(loss), outcome, size, 1);
    };
  }

  /** Those of loss and metrics that a batch's rows have together. */
  private List<MeasuredBatch> ofBatch() {
    List<MeasuredBatch> all = new ArrayList<>();
    add(model.training().loss(), OptionalInt.empty(), all);
    List<Choice<Loss>> metrics = model.training().metrics();
    for (int i = 0; i < metrics.size(); i++) {
      add(metrics.get(i), OptionalInt.of(i), all);
    }
    return all;
  }

  private void add(Choice<Loss> loss, OptionalInt metric, List<MeasuredBatch> all) {
    if (extent(loss) == Loss.Extent.BATCH) {
      int sums = all.stream().mapToInt(MeasuredBatch::sums).sum();
      all.add(new MeasuredBatch(loss, form(loss), outcome, model.input().size(), metric, sums));
    }
  }

  private Optional<MeasuredBatch> lossOfBatch() {
    return ofBatch().stream().filter(measured -> measured.metric().isEmpty()).findFirst();
  }

  /** Whether the rows of a batch have one loss together. */
  boolean isOfBatch() {
    return lossOfBatch().isPresent();
  }

  /** What is computed behind a pass over all rows. */
  List<Plan.Whole> wholes(Names names) {
    return ofBatch().stream().map(measured -> measured.whole(names)).toList();
  }

  private Loss.Form form(Choice<Loss> loss) {
    return fused(loss).orElseGet(() -> loss.entry().form().apply(loss.arguments()));
  }

  /** The loss of each row as if it were alone. */
  RowWork loss() {
    return measured(model.training().loss()).value(RowWork.Result.ofLoss());
  }

  /** The loss, then the metrics; then, of those of the whole batch, each row's part. */
  List<Op> all() {
    List<Op> all = new ArrayList<>();
    if (!isOfBatch()) {
      all.add(loss());
    }
    List<Choice<Loss>> metrics = model.training().metrics();
    for (int i = 0; i < metrics.size(); i++) {
      if (extent(metrics.get(i)) != Loss.Extent.BATCH) {
        all.add(measured(metrics.get(i)).value(RowWork.Result.ofMetric(i)));
      }
    }
    ofBatch().forEach(measured -> all.addAll(measured.parts()));
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

  RowWork gradient(Names names) {
    return lossOfBatch()
        .map(measured -> measured.gradient(ofGradient(), names))
        .orElseGet(() -> measured(model.training().loss()).gradient(ofGradient()));
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
