package dev.bowline.runtime.spi;

/** How a {@link Scaling} finds its numbers. */
enum ScalingKind {
  NONE,
  STANDARD,
  MIN_MAX,
  FACTOR
}
