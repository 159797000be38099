package dev.bowline.runtime.data;

/**
 * Rows of a file that were left out for a missing value.
 *
 * @param count how many, from 1
 * @param first where the first of them is, such as {@code line 3}
 */
public record SkippedRows(int count, String first) {}
