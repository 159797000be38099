/**
 * Files: data in and out, and how any output replaces what was there. Nothing that a file claims is
 * believed before it was compared with the file's length.
 */
package dev.bowline.runtime.data;
