/** From tree to model: names, shapes, ties, arguments, settings; all faults, no echoes. */
package dev.bowline.check;
