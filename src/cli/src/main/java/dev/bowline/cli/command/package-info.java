/** One class for each command. */
package dev.bowline.cli.command;
