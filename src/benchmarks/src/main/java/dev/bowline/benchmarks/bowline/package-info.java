/** Bowline: the classes that the plugin generated. */
package dev.bowline.benchmarks.bowline;
