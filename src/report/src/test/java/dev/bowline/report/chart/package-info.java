/** Axes and charts. */
package dev.bowline.report.chart;
