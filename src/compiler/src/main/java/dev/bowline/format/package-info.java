/** From text to the same text in its canonical layout. */
package dev.bowline.format;
