/** Analyses, against slower ones. */
package dev.bowline.report.analysis;
