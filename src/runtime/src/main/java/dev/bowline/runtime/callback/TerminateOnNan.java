package dev.bowline.runtime.callback;

import dev.bowline.runtime.Callback;

/**
 * Ends the training when the loss is NaN or infinite. Every training does: {@code fit} throws a
 * {@link dev.bowline.runtime.DivergedException} then, with or without this callback, which is here
 * for those who look for Keras's name.
 */
public final class TerminateOnNan implements Callback {}
