/**
 * What generated classes call: not for users, who find everything in {@code dev.bowline.runtime}.
 * {@code A} is the array type of the numbers: {@code float[]}, or {@code double[]} in the classes
 * generated to check gradients.
 */
package dev.bowline.runtime.spi;
