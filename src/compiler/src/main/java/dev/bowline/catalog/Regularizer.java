package dev.bowline.catalog;

import java.util.Set;

/** A number that is added to the loss, so that training keeps something small or even. */
public interface Regularizer extends Entry {
  @Override
  default Family family() {
    return Family.REGULARIZER;
  }

  /** What it can be a penalty on. */
  Set<Place> places();

  /** What a penalty can be on. */
  enum Place {
    KERNEL("a kernel"),
    BIAS("a bias"),
    SLOPES("`alpha`"),
    ACTIVITY("the activity");

    private final String words;

    Place(String words) {
      this.words = words;
    }

    /** What messages call it. */
    public String words() {
      return words;
    }
  }
}
