/** Model files with their syntax coloured. */
package dev.bowline.report.source;
