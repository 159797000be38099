/**
 * Rows of Parquet files, through Parquet's own reader: columns of numbers in, rows out. Nothing of
 * Hadoop is used but the few classes that this reader names.
 */
package dev.bowline.formats.parquet;
