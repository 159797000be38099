/** Pictures made of numbers. */
package dev.bowline.report.image;
