/** Processes, one for each contender, that take turns under a referee. */
package dev.bowline.benchmarks.run;
