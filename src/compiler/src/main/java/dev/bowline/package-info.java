/** The compiler as others call it: {@link dev.bowline.Compiler} names the rooms in order. */
package dev.bowline;
