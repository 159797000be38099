/** The page about a training. Enters: a training that has ended. Leaves: HTML. */
package dev.bowline.report.page;
