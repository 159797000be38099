/** SameDiff, the graphs of Deeplearning4j. */
package dev.bowline.benchmarks.samediff;
