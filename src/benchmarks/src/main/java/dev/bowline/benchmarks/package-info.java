/** Bowline beside other frameworks on the same work: the commands. */
package dev.bowline.benchmarks;
