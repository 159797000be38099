/** Numbers that only pictures need. */
package dev.bowline.report.analysis;
