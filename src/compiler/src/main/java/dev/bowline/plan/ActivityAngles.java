package dev.bowline.plan;

import dev.bowline.catalog.AnglePenalty;
import dev.bowline.plan.Network.Activity;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Call;
import dev.bowline.plan.Plan.Invocation;
import dev.bowline.plan.Plan.OfBuffer;
import dev.bowline.plan.Plan.OfRows;
import dev.bowline.plan.Plan.OfScratch;
import dev.bowline.plan.Plan.Operand;
import dev.bowline.plan.Plan.Scratch;
import dev.bowline.plan.Plan.Step;
import dev.bowline.plan.shape.BatchAngles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Plans penalties on the angles between units, or between rows, of what layers give. */
record ActivityAngles(Names names, Procedures procedures) {
  private static boolean isOfRows(Activity activity) {
    return AnglePenalty.isOfRows(activity.regularizer().arguments());
  }

  /** The scratch of a penalty; the angles of rows are taken anew on the way back. */
  List<Scratch> arrays(Activity activity) {
    int units = activity.y().size();
    return isOfRows(activity)
        ? List.of()
        : List.of(
            scratch(activity, "inverse lengths", units),
            scratch(activity, "along", units),
            scratch(activity, "mixed", Math.multiplyExact(units, units)));
  }

  private Scratch scratch(Activity activity, String what, int length) {
    return new Scratch(names.of(activity.layer().name(), what), length);
  }

  /** What sets the penalty of that number. */
  Invocation measure(Activity activity, Buffer y, List<String> comment, int number, String to) {
    String name = names.of(activity.layer().name(), "activity penalty");
    BatchAngles loops = loops(activity);
    List<String> arguments = new ArrayList<>(List.of(y.name()));
    if (isOfRows(activity)) {
      procedures.add(loops.ofRows(name, comment, number));
      arguments.add(y.name());
    } else {
      procedures.add(loops.ofUnits(name, comment, number));
      arrays(activity).forEach(array -> arguments.add(array.field()));
    }
    arguments.addAll(List.of(to, "rows"));
    return new Invocation(name, arguments);
  }

  /** The call that adds its part to a gradient. */
  Step pull(Op.Pull pull, List<String> comment, Function<Value, Buffer> place) {
    Activity activity = pull.activity();
    String name = names.of(activity.layer().name(), "activity penalty back");
    Optional<String> dy = pull.d().map(d -> "dy");
    List<Operand> operands = new ArrayList<>();
    pull.d().ifPresent(d -> operands.add(new OfBuffer(place.apply(d))));
    OfBuffer y = new OfBuffer(place.apply(activity.y()));
    OfBuffer dx = new OfBuffer(place.apply(pull.out()));
    if (isOfRows(activity)) {
      procedures.add(loops(activity).ofRowsBack(name, comment, dy));
      operands.addAll(List.of(y, y, dx, new OfRows()));
    } else {
      procedures.add(loops(activity).ofUnitsBack(name, comment, dy));
      operands.addAll(List.of(y, dx, new OfScratch(arrays(activity).get(2))));
    }
    return new Call(name, operands);
  }

  private BatchAngles loops(Activity activity) {
    int units = activity.y().size();
    double factor = activity.regularizer().arguments().real("factor");
    return new BatchAngles(procedures.shapes().batch(units), units, factor);
  }
}
