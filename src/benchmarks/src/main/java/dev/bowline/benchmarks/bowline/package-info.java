/** Bowline: the classes that its compiler makes of the workloads' models. */
package dev.bowline.benchmarks.bowline;
