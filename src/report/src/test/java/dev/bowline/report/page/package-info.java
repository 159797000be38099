/** The page about a training, as text and in a browser. */
package dev.bowline.report.page;
