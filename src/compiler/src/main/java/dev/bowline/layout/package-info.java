/**
 * The canonical layout of {@code .ae} text. Enters: its pieces, read from a text or made from a
 * tree. Leaves: the same pieces as text; only the white space between them is decided here.
 */
package dev.bowline.layout;
