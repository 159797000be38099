/** From what a file holds to the weights of a model: who is who, what fits, and what is tied. */
package dev.bowline.formats.fit;
