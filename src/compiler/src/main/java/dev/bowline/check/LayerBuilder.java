package dev.bowline.check;

/** Gives a layer of one kind its meaning. */
interface LayerBuilder {
  Built build(Draft draft, EarlierLayers earlier);
}
