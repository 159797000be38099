/** Pictures, read back. */
package dev.bowline.report.image;
