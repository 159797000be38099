/**
 * The code shapes: each class builds the loops of one kind of kernel, and can be read alone. Which
 * one is taken is decided in {@code plan}.
 */
package dev.bowline.plan.shape;
