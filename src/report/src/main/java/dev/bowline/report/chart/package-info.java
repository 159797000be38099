/** Numbers as charts, with classes that the page colours. */
package dev.bowline.report.chart;
