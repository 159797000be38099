package dev.bowline.catalog;

/** The kinds of things that have names. */
public enum Family {
  LAYER("layer kind"),
  ACTIVATION("activation"),
  INITIALIZER("initializer"),
  REGULARIZER("regularizer"),
  CONSTRAINT("constraint"),
  SCALING("scaling"),
  LOSS("loss"),
  OPTIMIZER("optimizer"),
  SCHEDULE("schedule"),
  CALLBACK("callback"),
  PRETRAINING("pretraining");

  private final String title;

  Family(String title) {
    this.title = title;
  }

  /** What messages call one of them. */
  public String title() {
    return title;
  }
}
