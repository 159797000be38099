package dev.bowline.runtime.spi;

/** {@code scaled = (x - mean) / scale} for each feature. */
public final class Scaling {}
