package dev.bowline.plan;

import dev.bowline.model.Parameter;
import dev.bowline.plan.Plan.Buffer;
import dev.bowline.plan.Plan.Copy;
import dev.bowline.plan.Plan.GradientScratch;
import dev.bowline.plan.Plan.Shared;
import dev.bowline.plan.loop.Procedure;
import dev.bowline.plan.shape.Addition;
import java.util.List;
import java.util.Optional;

/**
 * How a tensor is updated.
 *
 * @param keepsGradient whether the trainer holds the whole gradient
 * @param refreshed the copies that the procedure leaves to be made anew
 */
record UpdateShape(
    Form form,
    Optional<Form> low,
    GradientScratch scratch,
    boolean keepsGradient,
    List<Copy> refreshed) {

  /**
   * Procedures, the first to be called, and how high their tiles are.
   *
   * @param shared what threads share of a kernel
   */
  record Form(
      List<Procedure> procedures, int height, Shared shared, CodeShapes.Described described) {
    Form(List<Procedure> procedures, int height, CodeShapes.Described described) {
      this(procedures, height, Shared.ROWS, described);
    }
  }

  /** What a kernel's gradient sums over the batch: for a bias there is no left. */
  record Factors(Optional<Buffer> left, Buffer right) {}

  /**
   * A tensor to update.
   *
   * @param name of the procedure
   * @param gradient the field of the gradient, should it be kept
   * @param then the procedure that gets each finished piece of the gradient
   * @param additions what a penalty adds to the gradient before
   * @param weights the arrays that it gets besides: the tensor itself and its slots, or the place
   *     where the whole gradient is kept
   */
  record Tensor(
      Parameter parameter,
      String name,
      List<String> comment,
      List<Factors> uses,
      String gradient,
      String then,
      List<Addition> additions,
      List<String> weights,
      List<Copy> copies) {}
}
