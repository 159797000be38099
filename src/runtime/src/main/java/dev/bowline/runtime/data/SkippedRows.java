package dev.bowline.runtime.data;

/**
 * Rows of a text file that were left out for a missing value.
 *
 * @param count how many, from 1
 * @param firstLine the line of the first, from 1
 */
public record SkippedRows(int count, int firstLine) {}
