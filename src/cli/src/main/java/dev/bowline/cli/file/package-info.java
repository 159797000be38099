/** The files that commands read and write. */
package dev.bowline.cli.file;
