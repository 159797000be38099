/** Rows of Parquet files. */
package dev.bowline.formats.parquet;
