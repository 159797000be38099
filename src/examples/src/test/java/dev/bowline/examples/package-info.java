/** Trains the classes that the plugin generated from {@code models/}, as their users would. */
package dev.bowline.examples;
