/** From tree to text. */
package dev.bowline.print;
