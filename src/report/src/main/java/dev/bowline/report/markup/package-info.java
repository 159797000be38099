/** Well-formed HTML and SVG. */
package dev.bowline.report.markup;
