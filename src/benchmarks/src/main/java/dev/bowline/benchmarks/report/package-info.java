/** Scores in; tables for people out. */
package dev.bowline.benchmarks.report;
