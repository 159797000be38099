/** Texts and places in them: every later room points back here. Enters: files. Leaves: spans. */
package dev.bowline.source;
