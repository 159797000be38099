/** What one core can do at best. */
package dev.bowline.benchmarks.peak;
