/** Coloured sources. */
package dev.bowline.report.source;
