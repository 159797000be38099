package dev.bowline.catalog;

import dev.bowline.catalog.Optimizer.Update;
import java.util.List;
import java.util.function.Function;

/**
 * A learning rate that changes from step to step.
 *
 * @param rates assignments to names of their own, in order, at last to {@code rate}: formulas of
 *     {@code s}, how many steps were done before
 */
public record Schedule(
    String name,
    List<ArgumentSpec> arguments,
    String summary,
    Function<Arguments, List<Update>> rates)
    implements Entry {

  @Override
  public Family family() {
    return Family.SCHEDULE;
  }
}
