/** A model's numbers, and what of them is to go out or come in. */
package dev.bowline.formats.weights;
