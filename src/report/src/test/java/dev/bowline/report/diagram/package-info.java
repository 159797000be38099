/** Pictures of models, read back. */
package dev.bowline.report.diagram;
