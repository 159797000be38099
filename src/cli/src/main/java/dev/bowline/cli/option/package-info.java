/** Options that several commands share. */
package dev.bowline.cli.option;
