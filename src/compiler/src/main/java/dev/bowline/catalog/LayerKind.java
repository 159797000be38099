package dev.bowline.catalog;

/** What may stand behind {@code layer NAME =}. */
public interface LayerKind extends Entry {
  @Override
  default Family family() {
    return Family.LAYER;
  }
}
