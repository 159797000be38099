/** How a training shows where it is. */
package dev.bowline.cli.progress;
