/** From text to tree: the only room that knows ANTLR. */
package dev.bowline.syntax;
