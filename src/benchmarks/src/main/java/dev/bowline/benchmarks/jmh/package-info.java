/** The same operations under JMH, one contender after the other: for its profilers. */
package dev.bowline.benchmarks.jmh;
