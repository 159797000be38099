/** From Java text to running classes, without files. */
package dev.bowline.memory;
