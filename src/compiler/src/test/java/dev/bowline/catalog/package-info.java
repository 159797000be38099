/** The catalogue's formulas against themselves and against published numbers. */
package dev.bowline.catalog;
