/** The rows of a training that are shown. */
package dev.bowline.report.rows;
