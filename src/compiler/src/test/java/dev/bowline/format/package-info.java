/** Texts before and after they were formatted. */
package dev.bowline.format;
