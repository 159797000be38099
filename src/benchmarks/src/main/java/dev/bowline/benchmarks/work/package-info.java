/**
 * The work that everyone is measured on: networks, initial weights, data, and what must come out.
 */
package dev.bowline.benchmarks.work;
