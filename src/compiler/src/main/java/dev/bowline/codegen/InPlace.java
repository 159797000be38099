package dev.bowline.codegen;

import dev.bowline.plan.Plan;
import dev.bowline.plan.Plan.Buffer;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where rows of the user's arrays are as far from each other as in the work space, a batch need not
 * be copied.
 */
record InPlace(Plan.Inference inference, boolean scaled) {
  /** Of a class's kernels. */
  static InPlace of(Plan plan, Plan.Inference inference) {
    return new InPlace(inference, plan.model().scaling().isPresent());
  }

  /** Whether a pass can read the input where it is; nothing else is put there. */
  boolean reads() {
    return standsAlike(inference.input());
  }

  /** Whether it can put the output where it is wanted. */
  boolean writes() {
    return standsAlike(inference.output())
        && !inference.output().name().equals(inference.input().name());
  }

  /** Whether training can read a batch where it is. */
  boolean trains(Plan.TrainerPlan trainer) {
    return standsAlike(trainer.input());
  }

  /** The code is what the passes hand over in the work space. */
  private boolean standsAlike(Buffer buffer) {
    return !scaled
        && !buffer.name().equals(inference.code().name())
        && buffer.stride().isPresent()
        && buffer.stride().getAsInt() == buffer.size();
  }

  /** The buffers that a pass is given, rather than the work space's. */
  Set<String> given(boolean in, boolean out) {
    Set<String> given = new LinkedHashSet<>();
    if (in && reads()) {
      given.add(inference.input().name());
    }
    if (out && writes()) {
      given.add(inference.output().name());
    }
    return given;
  }
}
