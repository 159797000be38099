/**
 * What a file holds, before anyone knows how it fits a model: layers with kernels, biases and
 * slopes, by name or in order. Readers make it; numbers are read only once their shapes are known
 * to fit.
 */
package dev.bowline.formats.stored;
