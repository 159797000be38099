/**
 * The callbacks that a model file can name, with Keras's rules and defaults; usable from Java as
 * well.
 */
package dev.bowline.runtime.callback;
