package dev.bowline.plan;

import dev.bowline.catalog.ContractionPenalty;
import dev.bowline.catalog.Elementwise;
import dev.bowline.catalog.RowProgram.Let;
import dev.bowline.expr.Exprs;
import dev.bowline.model.Dense;
import dev.bowline.model.Orientation;
import dev.bowline.model.Parameter;
import dev.bowline.plan.Network.Activity;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Call;
import dev.bowline.plan.Plan.Invocation;
import dev.bowline.plan.Plan.OfBuffer;
import dev.bowline.plan.Plan.OfScratch;
import dev.bowline.plan.Plan.Operand;
import dev.bowline.plan.Plan.Scratch;
import dev.bowline.plan.Plan.Step;
import dev.bowline.plan.Plan.Stored;
import dev.bowline.plan.shape.ContractionLoops;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Plans the penalties on Jacobians of one target's trainer. */
final class Contractions {
  private final Names names;
  private final Procedures procedures;
  private final Map<Parameter, Stored> stored;

  Contractions(Names names, Procedures procedures, Map<Parameter, Stored> stored) {
    this.names = names;
    this.procedures = procedures;
    this.stored = stored;
  }

  /** Whether the activation has no second derivative, so that nothing comes of what it gets. */
  static boolean isStraight(Activity activity) {
    List<Let> curve = curve(activity.layer());
    return curve.get(curve.size() - 1).value().equals(Exprs.ZERO);
  }

  private static List<Let> curve(Dense layer) {
    return layer.activation().as(Elementwise.class).entry().curve(layer.activation().arguments());
  }

  /** The scratch of a penalty. */
  List<Scratch> arrays(Activity activity) {
    int units = activity.y().size();
    return List.of(
        new Scratch(names.of(activity.layer().name(), "column squares"), units),
        new Scratch(names.of(activity.layer().name(), "slope squares"), units),
        added(activity));
  }

  /** The array of what it adds to the kernel's gradient. */
  Scratch added(Activity activity) {
    Parameter kernel = activity.layer().kernel().kernel();
    return new Scratch(
        names.of(activity.layer().name(), "contraction"), stored.get(kernel).length());
  }

  /** What sets the penalty of that number from what the activation gets. */
  Invocation measure(Activity activity, Buffer z, int number, String penalties) {
    String name = names.of(activity.layer().name(), "activity penalty");
    procedures.add(
        loops(activity)
            .procedure(
                name,
                List.of(
                    activity.regularizer().name()
                        + " of "
                        + activity.layer().name()
                        + ": "
                        + activity.regularizer().entry().summary()
                        + "."),
                number));
    Parameter kernel = activity.layer().kernel().kernel();
    List<String> arguments = new ArrayList<>(List.of(z.name(), stored.get(kernel).array()));
    arrays(activity).forEach(array -> arguments.add(array.field()));
    arguments.addAll(List.of(penalties, "rows"));
    return new Invocation(name, arguments);
  }

  /** The call that adds its part to the gradient with respect to what the activation gets. */
  Step pull(Op.Pull pull, Function<Value, Buffer> place) {
    Activity activity = pull.activity();
    String name = names.of(activity.layer().name(), "activity penalty back");
    procedures.add(
        loops(activity)
            .back(
                name,
                List.of(
                    "What the penalty on "
                        + activity.layer().name()
                        + " adds to the gradient in front of its activation.")));
    List<Operand> operands = new ArrayList<>();
    operands.add(new OfBuffer(place.apply(pull.d().orElseThrow())));
    operands.add(new OfBuffer(place.apply(activity.y())));
    operands.add(new OfBuffer(place.apply(pull.out())));
    operands.add(new OfScratch(arrays(activity).get(0)));
    return new Call(name, operands);
  }

  private ContractionLoops loops(Activity activity) {
    Dense layer = activity.layer();
    int inputs = layer.kernel().inputs();
    int units = layer.kernel().units();
    boolean stored = layer.kernel().orientation() == Orientation.AS_STORED;
    return new ContractionLoops(
        procedures.shapes().batch(units),
        new ContractionLoops.Kernel(inputs, units, stored ? units : 1, stored ? 1 : inputs),
        curve(layer),
        activity.regularizer().arguments().real(ContractionPenalty.WEIGHT));
  }
}
