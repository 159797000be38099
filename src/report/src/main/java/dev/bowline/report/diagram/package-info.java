/** Models as pictures: the chain of layers, with an arc for each tie. */
package dev.bowline.report.diagram;
