package dev.bowline.model;

import java.util.List;
import java.util.Optional;

/** Whether the ties of a model nest: the last layer's within it all the others. */
public final class Nesting {
  private Nesting() {}

  /** Why a pair is none. */
  public enum Reason {
    /** There is an odd number of dense layers: this one is in the middle. */
    ALONE,
    /** The decoder does not use the encoder's own kernel the other way round. */
    UNTIED,
    /** An activation between them changes the width. */
    SIZE
  }

  /** The outermost pair that is none; both are the same layer if it is alone. */
  public record Fault(Dense encoder, Dense decoder, Reason reason) {}

  /** What keeps the dense layers from being nested pairs, if anything does. */
  public static Optional<Fault> fault(Model model) {
    List<List<Layer>> blocks = Stages.blocks(model.layers());
    if (model.layers().stream().noneMatch(Dense.class::isInstance)) {
      return Optional.empty();
    }
    for (int i = 0; i <= (blocks.size() - 1) / 2; i++) {
      List<Layer> front = blocks.get(i);
      List<Layer> back = blocks.get(blocks.size() - 1 - i);
      Optional<Reason> reason = reason(front, back);
      if (reason.isPresent()) {
        return Optional.of(new Fault(Stages.dense(front), Stages.dense(back), reason.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Reason> reason(List<Layer> front, List<Layer> back) {
    Dense encoder = Stages.dense(front);
    Dense decoder = Stages.dense(back);
    if (front == back) {
      return Optional.of(Reason.ALONE);
    }
    boolean tied =
        encoder.tiedTo().isEmpty()
            && decoder.kernel().kernel().equals(encoder.kernel().kernel())
            && decoder.kernel().orientation() != encoder.kernel().orientation();
    if (!tied) {
      return Optional.of(Reason.UNTIED);
    }
    int code = front.get(front.size() - 1).output().size();
    int rebuilt = back.get(back.size() - 1).output().size();
    return code == back.get(0).input().size() && rebuilt == front.get(0).input().size()
        ? Optional.empty()
        : Optional.of(Reason.SIZE);
  }
}
